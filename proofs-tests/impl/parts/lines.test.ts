import { describe, expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { linesUnmaskedOf } from "../../../impl/layout/index.ts";
import { lowestBit } from "../../../impl/parts/lines.ts";
import { PLIC_ENABLE, PLIC_PENDING, PLIC_PRIORITIES } from "../../../machine/index.ts";
import { asks, booted, failure, ipc, ipcResult, listen, ROOT } from "../world.ts";
import { runAs, runningId, SIGMA0, tick } from "../world.ts";

const devices = { 1: 0x10001, 10: 0x10000, 31: 0x10000 };
const interruptFrom = (line: number) => [line, abi.tagOf(abi.LABEL_INTERRUPT, 0, 0), 0];
const enabled = (m: ReturnType<typeof booted>): readonly number[] => [
  m.load32(PLIC_ENABLE),
  linesUnmaskedOf(m),
];

test("At boot the lines of devices have a priority and are off", () => {
  const m = booted({}, devices);
  const priority = (line: number) => m.load32(PLIC_PRIORITIES + 4 * line);
  expect([1, 2, 10, 31].map(priority)).toEqual([1, 0, 1, 1]);
  expect(enabled(m)).toEqual([0, 0]);
});

describe("An owner", () => {
  test("who waits is told at once, registers beyond a2 as they were; the line is masked", () => {
    const m = booted({}, devices);
    m.writeRegister(abi.MR0, 77);
    listen(m, 10, abi.TIMEOUT_NEVER);
    expect(runningId(m)).toBe(ROOT);
    expect(enabled(m)).toEqual([1 << 10, 1 << 10]);
    asks(m, 10);
    expect(ipcResult(m, SIGMA0)).toEqual(interruptFrom(10));
    expect(enabled(m)).toEqual([0, 0]);
    runAs(m, SIGMA0);
    expect(m.readRegister(abi.MR0)).toBe(77);
  });

  test("who does not wait finds it pending; nothing interrupts again until then", () => {
    const m = booted({}, devices);
    listen(m, 10);
    asks(m, 10);
    expect(m.load32(PLIC_PENDING)).toBe(1 << 10);
    expect(enabled(m)).toEqual([0, 1 << 10]);
    expect(m.takeInterrupt()).toBe(false);
    ipc(m, { from: abi.ANY });
    const results = [abi.A0, abi.A1, abi.A2].map((register) => m.readRegister(register));
    expect(results).toEqual(interruptFrom(10));
    expect(m.load32(PLIC_PENDING)).toBe(0);
  });

  test("hears the lowest of several, line 31 too, before a thread", () => {
    const m = booted({}, devices);
    for (const line of [31, 1]) listen(m, line);
    for (const line of [31, 1]) asks(m, line);
    runAs(m, ROOT);
    ipc(m, { to: SIGMA0 });
    for (const from of [1, 31, ROOT]) {
      ipc(m, { from: abi.ANY });
      expect(m.readRegister(abi.A0)).toBe(from);
    }
  });

  test("waits until its deadline, and owns the line afterwards", () => {
    const m = booted({}, devices);
    listen(m, 10, 1);
    tick(m);
    expect(ipcResult(m, SIGMA0)).toEqual(failure(abi.PHASE_RECEIVE, abi.ERROR_TIMEOUT));
    expect(enabled(m)).toEqual([1 << 10, 1 << 10]);
  });
});

test("An idle machine wakes for its driver", () => {
  const m = booted({}, devices);
  listen(m, 10, abi.TIMEOUT_NEVER);
  ipc(m, { from: ROOT });
  expect(runningId(m)).toBe(0);
  asks(m, 10);
  expect(runningId(m)).toBe(SIGMA0);
});

test("The lowest bit of a word", () => {
  expect([1, 6, 0x8000_0000].map(lowestBit)).toEqual([0, 1, 31]);
});
