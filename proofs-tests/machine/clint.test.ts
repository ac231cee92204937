import { expect, test } from "vitest";
import * as m from "../../machine/index.ts";
import { bareMachine } from "./fixture.ts";

test("mtimecmp is 64 bits wide; a program loads and stores it by halves", () => {
  const machine = bareMachine();
  machine.writeRegister(11, m.CLINT_MTIMECMP);
  machine.writeRegister(12, 0xffff_ffff);
  machine.inject(m.assembleLine("sw a2, 4(a1)"));
  machine.inject(m.assembleLine("lw a0, 4(a1)"));
  expect(machine.readRegister(10)).toBe(0xffff_ffff);
  expect(machine.mtimecmp).toBe(0xffff_ffff * 2 ** 32);
  expect(machine.csrRead(m.MIP)).toBe(0);
  expect(machine.load32(m.CLINT_MTIMECMP + 4)).toBe(0xffff_ffff);
});

test("mtime counts retired instructions, can be set, and shows in time and timeh", () => {
  const machine = bareMachine();
  machine.inject(m.assembleLine("fence.i"));
  expect(machine.load32(m.CLINT_MTIME)).toBe(1);
  machine.store32(m.CLINT_MTIME + 4, 3);
  machine.store32(m.CLINT_MTIME, 0xffff_ffff);
  expect(machine.mtime).toBe(4 * 2 ** 32 - 1);
  machine.inject(m.assembleLine("fence.i"));
  expect([machine.csrRead(m.TIME), machine.csrRead(m.TIMEH)]).toEqual([0, 4]);
  expect([machine.instret, machine.cycles]).toEqual([2, 2]);
});

test("time does not go back, and ends before 2⁵³", () => {
  const machine = bareMachine();
  machine.advanceTime(10);
  expect(() => machine.advanceTime(9)).toThrow("time goes from 10 to 9");
  expect(() => machine.advanceTime(2 ** 53)).toThrow();
  expect(() => machine.advanceTime(10.5)).toThrow();
});

test("addresses without a register read as 0 and ignore stores", () => {
  const machine = bareMachine();
  const before = machine.snapshot();
  machine.store32(m.CLINT_MSIP + 4, 1); // Hart 1's, on a larger board.
  expect(machine.load32(m.CLINT_MSIP + 4)).toBe(0);
  expect(m.sameMachine(before, machine.snapshot())).toBeUndefined();
});

test("the high half of mtime keeps 21 bits: time stays below 2⁵³", () => {
  const machine = bareMachine();
  machine.store32(m.CLINT_MTIME, 5);
  machine.store32(m.CLINT_MTIME + 4, 0xffff_ffff);
  expect(machine.mtime).toBe(0x1f_ffff * 2 ** 32 + 5);
  expect(machine.load32(m.CLINT_MTIME + 4)).toBe(0x1f_ffff);
});
