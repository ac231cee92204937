import { describe, expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { Bus } from "../../../machine/bus.ts";
import { plicDevice, plicInterrupts } from "../../../machine/devices/plic.ts";
import { uartReceives } from "../../../machine/devices/uart.ts";
import { UART_ENABLE } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";

const PRIORITY = 4 * 10;
const ENABLE = [0x2000, 0x2080] as const;
const THRESHOLD = [0x20_0000, 0x20_1000] as const;
const CLAIM = [0x20_0004, 0x20_1004] as const;

/** A PLIC whose source 10, the UART, asks; priority 3; enabled for both contexts. */
function asking() {
  const memory = new Memory(4096);
  const bus = new Bus(memory, [plicDevice(memory)]);
  const store = (offset: number, value: number) => bus.store(m.PLIC_START + offset, 4, value);
  memory.hart[UART_ENABLE] = 1;
  uartReceives(memory, 65);
  store(PRIORITY, 3);
  for (const enable of ENABLE) store(enable, 0xffff_ffff);
  return { memory, store, load: (offset: number) => bus.load(m.PLIC_START + offset, 4) };
}

describe("a source", () => {
  test("is claimed once, and asks again after it is completed", () => {
    const { memory, load, store } = asking();
    expect([load(0x1000), plicInterrupts(memory, 0)]).toEqual([1 << 10, true]);
    expect([load(CLAIM[0]), load(CLAIM[0]), load(CLAIM[1])]).toEqual([10, 0, 0]);
    expect([load(0x1000), plicInterrupts(memory, 0)]).toEqual([0, false]);
    store(CLAIM[0], 10);
    expect(plicInterrupts(memory, 1)).toBe(true);
  });

  test("is heard above the threshold of a context that enables it", () => {
    const { memory, store } = asking();
    store(THRESHOLD[0], 3);
    expect([plicInterrupts(memory, 0), plicInterrupts(memory, 1)]).toEqual([false, true]);
    store(ENABLE[1], ~(1 << 10));
    expect(plicInterrupts(memory, 1)).toBe(false);
    store(THRESHOLD[0], 2);
    store(PRIORITY, 0);
    expect(plicInterrupts(memory, 0)).toBe(false);
  });
});

test("a source that is raised asks once: until it is claimed", () => {
  const machine = new m.Machine({ ramBytes: 4096 });
  machine.store32(m.PLIC_PRIORITIES + 4 * 31, 1);
  machine.raise(31);
  expect([machine.load32(m.PLIC_PENDING), machine.load32(m.PLIC_CLAIM)]).toEqual([2 ** 31, 0]);
  machine.store32(m.PLIC_ENABLE, 2 ** 31);
  expect(machine.csrRead(m.MIP) & m.MIP_MEIP).not.toBe(0);
  expect([machine.load32(m.PLIC_CLAIM), machine.load32(m.PLIC_CLAIM)]).toEqual([31, 0]);
  machine.store32(m.PLIC_CLAIM, 31);
  expect([machine.load32(m.PLIC_PENDING), machine.load32(m.PLIC_CLAIM)]).toEqual([0, 0]);
  for (const source of [0, 32, 1.5]) expect(() => machine.raise(source)).toThrow("no source");
});

test("only a context that enables a source completes it", () => {
  const { load, store } = asking();
  expect(load(CLAIM[0])).toBe(10);
  store(ENABLE[0], 0);
  store(CLAIM[0], 10);
  expect(load(0x1000)).toBe(0);
  store(CLAIM[1], 10);
  expect(load(0x1000)).toBe(1 << 10);
});

test("registers keep what is legal; words only; the rest reads as 0", () => {
  const { load, store, memory } = asking();
  store(0, 7);
  store(PRIORITY, 0xff);
  expect([load(0), load(PRIORITY), load(ENABLE[0]), load(0x3000)]).toEqual([0, 7, 0xffff_fffe, 0]);
  const bus = new Bus(memory, [plicDevice(memory)]);
  expect([bus.load(m.PLIC_START, 1), bus.store(m.PLIC_START, 2, 1)]).toEqual([undefined, false]);
});

test("context 0 raises MEIP and context 1 SEIP, which software can set too", () => {
  const machine = new m.Machine({ ramBytes: 4096 });
  machine.receive(65);
  for (const [address, value] of [
    [m.PLIC_START + PRIORITY, 1],
    [m.PLIC_START + ENABLE[0], 1 << 10],
    [m.PLIC_START + ENABLE[1], 1 << 10],
  ] as const) {
    machine.writeRegister(10, address);
    machine.writeRegister(11, value);
    machine.inject(m.assembleLine("sw a1, 0(a0)"));
  }
  machine.writeRegister(10, m.UART_START);
  machine.writeRegister(11, 1);
  machine.inject(m.assembleLine("sb a1, 1(a0)"));
  const both = m.MIP_MEIP | m.MIP_SEIP;
  expect(machine.csrRead(m.MIP) & both).toBe(both);
  machine.inject(m.assembleLine("csrrsi zero, mip, 2"));
  machine.inject(m.assembleLine("lb a2, 0(a0)"));
  expect(machine.csrRead(m.MIP) & (both | m.MIP_SSIP)).toBe(m.MIP_SSIP);
});
