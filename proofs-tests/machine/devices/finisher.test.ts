import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { bareMachine, RAM } from "../fixture.ts";

test.each([
  [0x5555, 0],
  [0x7777, 0],
  [0x0007_3333, 7],
  [0x1234, undefined],
])("a store of %i ends with %s", (value, code) => {
  const machine = bareMachine();
  machine.writeRegister(10, m.FINISHER_START);
  machine.writeRegister(11, value);
  machine.poke32(RAM, m.assembleLine("sw a1, 0(a0)"));
  machine.poke32(RAM + 4, m.assembleLine("addi a2, a2, 1"));
  machine.pc = RAM;
  const done = machine.run(2);
  expect(machine.finished).toBe(code);
  expect([done, machine.readRegister(12)]).toEqual(code === undefined ? [2, 1] : [1, 0]);
  machine.step();
  if (code !== undefined) expect(machine.instret).toBe(1);
});
