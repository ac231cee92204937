import { describe, expect, test } from "vitest";
import { RAM_START, VIRTIO_START } from "../../../machine/index.ts";
import { Bus } from "../../../machine/bus.ts";
import { virtioBlockDevice, virtioInterrupts } from "../../../machine/devices/virtioBlock.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { describeRequest, type Request } from "./virtioDriver.ts";

/** A device with a disk of four sectors; byte n of the disk is n / 8. */
function device() {
  const memory = new Memory(64 * 1024, 2048);
  memory.disk.forEach((_, n) => (memory.disk[n] = n >>> 3));
  const bus = new Bus(memory, [virtioBlockDevice(memory)]);
  const load = (offset: number) => bus.load(VIRTIO_START + offset, 4);
  const store = (offset: number, value: number) => bus.store(VIRTIO_START + offset, 4, value);
  for (const [offset, value] of [
    [0x070, 15],
    [0x030, 0],
    [0x038, 8],
    [0x080, RAM_START + 0x1000],
    [0x090, RAM_START + 0x2000],
    [0x0a0, RAM_START + 0x3000],
    [0x044, 1],
  ] as const)
    store(offset, value);
  const ask = (request: Request): number => {
    describeRequest(memory, request);
    store(0x050, 0);
    return memory.load8(request.status);
  };
  return { memory, bus, load, store, ask };
}

test("it says what it is", () => {
  const { load, store, bus } = device();
  expect([0, 4, 8, 0xc, 0x34].map(load)).toEqual([0x7472_6976, 2, 2, 0x554d_4551, 128]);
  expect([load(0x100), load(0x104), bus.load(VIRTIO_START + 0x100, 1)]).toEqual([4, 0, 4]);
  expect([load(0x10), store(0x14, 1), load(0x10)]).toEqual([0, true, 1]);
  expect([bus.load(VIRTIO_START, 1), bus.store(VIRTIO_START, 2, 0)]).toEqual([undefined, false]);
  const without = new Bus(new Memory(4096), [virtioBlockDevice(new Memory(4096))]);
  expect(without.load(VIRTIO_START + 8, 4)).toBe(0);
});

describe("requests", () => {
  const buffers = [
    { start: 0x5000, length: 512 },
    { start: 0x6000, length: 512 },
  ];

  test("a read fills its buffers, tells how much, and interrupts until acknowledged", () => {
    const { memory, load, store, ask } = device();
    expect(ask({ type: 0, sector: 1, buffers, writable: true, status: 0x7000 })).toBe(0);
    expect(memory.ram.slice(0x5000, 0x5200)).toEqual(memory.disk.slice(512, 1024));
    expect(memory.ram.slice(0x6000, 0x6200)).toEqual(memory.disk.slice(1024, 1536));
    expect([memory.load16(0x3002), memory.load32(0x3008)]).toEqual([1, 1025]);
    expect([load(0x60), virtioInterrupts(memory)]).toEqual([1, true]);
    store(0x64, 1);
    expect(virtioInterrupts(memory)).toBe(false);
  });

  test("a write changes the disk and its stamp; a flush is done at once", () => {
    const { memory, ask } = device();
    memory.ram.fill(0xaa, 0x5000, 0x5200);
    const stamp = memory.pageStamps[16];
    const some = buffers.slice(0, 1);
    expect(ask({ type: 1, sector: 3, buffers: some, writable: false, status: 0x7000 })).toBe(0);
    expect(memory.disk.slice(1536).every((byte) => byte === 0xaa)).toBe(true);
    expect(memory.disk[1535]).toBe(191);
    expect(memory.pageStamps[16]).not.toBe(stamp);
    expect(ask({ type: 4, sector: 0, buffers: [], writable: false, status: 0x7000 })).toBe(0);
  });

  test("what lies beyond the end fails, and what is unknown is unsupported", () => {
    const { ask } = device();
    expect(ask({ type: 0, sector: 3, buffers, writable: true, status: 0x7000 })).toBe(1);
    expect(ask({ type: 0, sector: 0, buffers, writable: false, status: 0x7000 })).toBe(1);
    expect(ask({ type: 9, sector: 0, buffers, writable: true, status: 0x7000 })).toBe(2);
  });

  test("nonsense stops the device until it is reset", () => {
    const { memory, load, store, ask } = device();
    const far = [{ start: 0x7fff_0000, length: 512 }];
    ask({ type: 0, sector: 0, buffers: far, writable: true, status: 0x7000 });
    expect([load(0x70), memory.load16(0x3002)]).toEqual([15 | 0x40, 0]);
    store(0x70, 0);
    expect([load(0x70), load(0x44)]).toEqual([0, 0]);
  });
});
