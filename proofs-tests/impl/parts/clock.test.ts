import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { nowHighOf, nowLowOf, remainingOf, setNowLow } from "../../../impl/layout/index.ts";
import { booted, call, dueAt, ROOT, runningId, SIGMA0, tcbOf, tick } from "../world.ts";

test("Each tick arms the timer for the next, one tick later", () => {
  const m = booted({ tickMicros: 700 });
  expect(dueAt(m)).toBe(7000);
  tick(m);
  expect(dueAt(m)).toBe(14000);
});

test("The time is due beyond a wrap of the low word too", () => {
  const m = booted();
  m.advanceTime(0xffff_ffff);
  m.takeInterrupt();
  expect(dueAt(m)).toBe(0xffff_ffff + 10_000);
});

test("Ticks are counted in two words", () => {
  const m = booted();
  setNowLow(m, 0xffff_ffff);
  tick(m);
  expect([nowHighOf(m), nowLowOf(m)]).toEqual([1, 0]);
});

test("The running thread is charged; at zero it has a fresh slice and the next one runs", () => {
  const m = booted();
  call(m, abi.ID_NEAREST, abi.NIL);
  for (let ticks = 0; ticks < 9; ticks++) tick(m);
  expect([runningId(m), remainingOf(m, tcbOf(m, SIGMA0))]).toEqual([SIGMA0, 1]);
  tick(m);
  expect([runningId(m), remainingOf(m, tcbOf(m, SIGMA0))]).toEqual([ROOT, 10]);
  expect(remainingOf(m, tcbOf(m, ROOT))).toBe(10);
});
