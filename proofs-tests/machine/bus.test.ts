import { expect, test } from "vitest";
import { RAM_START } from "../../machine/board.ts";
import { Bus, type Device } from "../../machine/bus.ts";
import { Memory } from "../../machine/memory/memory.ts";

/** A device of bytes that remembers the last store. */
function bytesDevice(start: number): Device & { readonly stored: number[] } {
  const stored: number[] = [];
  return {
    start,
    byteCount: 16,
    stored,
    load: (offset, width) => (width === 1 ? offset + 100 : undefined),
    store: (offset, width, value) => width === 1 && stored.push(offset, value) > 0,
  };
}

test("RAM answers at every width, in little-endian order", () => {
  const bus = new Bus(new Memory(4096), []);
  expect(bus.store(RAM_START + 4, 4, 0x8765_4321)).toBe(true);
  bus.store(RAM_START + 6, 1, 0xab);
  expect([bus.load(RAM_START + 4, 4), bus.load(RAM_START + 6, 2)]).toEqual([0x87ab_4321, 0x87ab]);
  expect(bus.store(RAM_START + 2, 2, -1)).toBe(true);
  expect(bus.load(RAM_START + 3, 1)).toBe(255);
});

test("a device answers in its range, at its widths, by offset", () => {
  const device = bytesDevice(0x100);
  const bus = new Bus(new Memory(4096), [device]);
  expect([bus.load(0x103, 1), bus.load(0x104, 4), bus.load(0x110, 1)]).toEqual([
    103,
    undefined,
    undefined,
  ]);
  expect([bus.store(0x105, 1, 7), bus.store(0x104, 2, 7)]).toEqual([true, false]);
  expect(device.stored).toEqual([5, 7]);
});

test("RAM and devices are told apart, and from nothing", () => {
  const bus = new Bus(new Memory(4096), [bytesDevice(0x100)]);
  expect([RAM_START, RAM_START + 4095, RAM_START + 4096, 0x100].map((at) => bus.isRam(at))).toEqual(
    [true, true, false, false],
  );
  expect([0xff, 0x100, 0x10f, 0x110].map((at) => bus.isDevice(at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
