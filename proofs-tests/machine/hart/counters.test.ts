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

test("a counter that mcountinhibit stops stands still, can be set, and goes on from there", () => {
  const machine = bareMachine();
  const nop = m.assembleLine("addi zero, zero, 0");
  const counts = () => [machine.csrRead(m.MCYCLE), machine.csrRead(m.MINSTRET)];
  for (let i = 0; i < 3; i++) machine.inject(nop);
  machine.csrWrite(m.MCOUNTINHIBIT, 4);
  for (let i = 0; i < 3; i++) machine.inject(nop);
  expect(counts()).toEqual([6, 3]);
  machine.csrWrite(m.MINSTRET, 100);
  machine.csrWrite(m.MCOUNTINHIBIT, 1);
  for (let i = 0; i < 3; i++) machine.inject(nop);
  expect(counts()).toEqual([6, 103]);
  machine.csrWrite(m.MCOUNTINHIBIT, 0);
  machine.inject(nop);
  expect([...counts(), machine.instret]).toEqual([7, 104, 10]);
});

test("setting a stopped minstret by an instruction loses nothing", () => {
  const machine = bareMachine();
  machine.csrWrite(m.MCOUNTINHIBIT, 4);
  machine.inject(m.assembleLine("csrrwi zero, minstret, 9"));
  machine.inject(m.assembleLine("csrrs a0, minstret, zero"));
  expect(machine.readRegister(10)).toBe(9);
});
