import { expect, test } from "vitest";
import { UART_START } from "../../../machine/index.ts";
import { Bus } from "../../../machine/bus.ts";
import { uartDevice, uartInterrupts, uartReceives } from "../../../machine/devices/uart.ts";
import { Memory } from "../../../machine/memory/memory.ts";

function uart() {
  const memory = new Memory(4096);
  const sent: number[] = [];
  const bus = new Bus(memory, [uartDevice(memory, (byte) => sent.push(byte))]);
  return {
    memory,
    sent,
    load: (register: number) => bus.load(UART_START + register, 1),
    store: (register: number, value: number) => bus.store(UART_START + register, 1, value),
  };
}

test("what is sent goes out at once, and there is always room", () => {
  const { sent, store, load } = uart();
  for (const byte of [72, 105]) store(0, byte);
  expect([sent, load(5)]).toEqual([[72, 105], 0x60]);
});

test("what is received is read in order; sixteen bytes wait", () => {
  const { memory, load } = uart();
  for (let byte = 1; byte <= 16; byte++) expect(uartReceives(memory, byte)).toBe(true);
  expect(uartReceives(memory, 17)).toBe(false);
  expect(load(5)).toBe(0x61);
  expect(Array.from({ length: 17 }, () => load(0))).toEqual([
    ...Array.from({ length: 16 }, (_, n) => n + 1),
    0,
  ]);
  expect(load(5)).toBe(0x60);
});

test("interrupts: received before sent, each if enabled", () => {
  const { memory, load, store } = uart();
  uartReceives(memory, 9);
  expect([uartInterrupts(memory), load(2)]).toEqual([false, 0xc1]);
  store(1, 3);
  expect([uartInterrupts(memory), load(2)]).toEqual([true, 0xc4]);
  load(0);
  expect([load(2), load(2), uartInterrupts(memory)]).toEqual([0xc2, 0xc1, false]);
  store(0, 65);
  expect(uartInterrupts(memory)).toBe(true);
});

test("the divisor hides data and enable while it is accessed; FIFO control clears", () => {
  const { memory, sent, load, store } = uart();
  store(3, 0x83);
  store(0, 0x34);
  store(1, 0x12);
  expect([load(0), load(1), load(3)]).toEqual([0x34, 0x12, 0x83]);
  store(3, 3);
  expect([load(1), sent]).toEqual([0, []]);
  store(4, 0xff);
  store(7, 0x5a);
  expect([load(4), load(6), load(7)]).toEqual([0x1f, 0xb0, 0x5a]);
  uartReceives(memory, 9);
  store(2, 7);
  expect(load(5)).toBe(0x60);
});

test("only bytes are there", () => {
  const memory = new Memory(4096);
  const bus = new Bus(memory, [uartDevice(memory, () => {})]);
  expect([
    bus.load(UART_START, 4),
    bus.store(UART_START, 2, 1),
    bus.load(UART_START + 8, 1),
  ]).toEqual([undefined, false, undefined]);
});
