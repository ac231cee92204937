import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine } from "../fixture.ts";

test("the instruction after a write to minstret reads what was written", () => {
  const machine = bareMachine();
  machine.writeRegister(11, 0xffff_ffff);
  machine.inject(m.assembleLine("csrrw zero, minstret, a1"));
  machine.inject(m.assembleLine("csrrs a0, minstret, zero"));
  machine.inject(m.assembleLine("csrrs a2, minstreth, zero"));
  expect([machine.readRegister(10), machine.readRegister(12)]).toEqual([0xffff_ffff, 1]);
});

test("mcycle is 64 bits wide, and setting one half keeps the other", () => {
  const machine = bareMachine();
  machine.csrWrite(m.MCYCLEH, 0xffff_ffff);
  machine.csrWrite(m.MCYCLE, 0xffff_fffe);
  expect([machine.csrRead(m.MCYCLE), machine.csrRead(m.MCYCLEH)]).toEqual([
    0xffff_fffe, 0xffff_ffff,
  ]);
  for (let i = 0; i < 3; i++) machine.inject(m.assembleLine("fence.i"));
  expect([machine.csrRead(m.MCYCLE), machine.csrRead(m.MCYCLEH)]).toEqual([1, 0]);
  expect(machine.cycles).toBe(3);
});

test("an ecall takes cycles and does not retire", () => {
  const machine = bareMachine();
  machine.inject(m.assembleLine("ecall"));
  expect([machine.instret, machine.cycles, machine.mtime]).toEqual([0, 5, 0]);
});
