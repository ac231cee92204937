// Translated code, the fast interpreter and the table-driven hart in lockstep, on random programs.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import * as f from "../fixture.ts";
import { arbLoops } from "../loops.arb.ts";
import { arbScene, machineOf, type Scene } from "../scene.arb.ts";

const arbBudgets = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 4 });

/** Runs `scene` three ways, with these budgets; the answer is how many steps were translated. */
function inLockstep(scene: Scene, budgets: readonly number[]): number {
  const [slow, fast] = [machineOf(scene), machineOf(scene)];
  const translated = machineOf(scene, { translate: "eagerly" });
  for (const steps of budgets) {
    for (let n = 0; n < steps; n++) slow.step();
    fast.run(steps);
    translated.run(steps);
    const expected = slow.snapshot();
    expect(m.sameMachine(fast.snapshot(), expected)).toBeUndefined();
    expect(m.sameMachine(translated.snapshot(), expected)).toBeUndefined();
    expect(translated.cycles).toBe(slow.cycles);
  }
  return translated.translatedSteps;
}

test("any code: interpreted and translated runs do what single steps do, to the byte", () => {
  const property = fc.property(arbScene, arbBudgets, (scene, budgets) => {
    inLockstep(scene, [...budgets, 300]);
  });
  fc.assert(property, { numRuns: 60 });
});

test("hot code: interpreted and translated runs do what single steps do, to the byte", () => {
  let translated = 0;
  const property = fc.property(arbLoops, arbBudgets, (scene, budgets) => {
    translated += inLockstep(scene, [...budgets, 3000]);
  });
  fc.assert(property, { numRuns: 100 });
  expect(translated).toBeGreaterThan(10_000);
});

test("hot code ends after exactly as many steps as are wanted, whatever these are", () => {
  const lines = [
    "addi x5, x5, 1",
    "beq x5, x6, 16",
    "jal x1, 24",
    "addi x6, x6, 3",
    "addi x7, x7, -1",
    "bne x7, x0, -4",
    "addi x7, x0, 5",
    "jal x0, -28",
    "xor x8, x8, x5",
    "jalr x0, 0(x1)",
  ];
  const machineWith = (translate: boolean | "eagerly"): m.Machine => {
    const machine = f.bareMachine({ translate });
    for (const [n, line] of lines.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
    machine.pc = f.RAM;
    return machine;
  };
  const [slow, fast] = [machineWith(false), machineWith("eagerly")];
  slow.run(500);
  fast.run(500);
  for (let steps = 1; steps <= 120; steps++) {
    slow.run(steps);
    fast.run(steps);
    expect(m.sameMachine(fast.snapshot(), slow.snapshot())).toBeUndefined();
  }
  expect(fast.translatedSteps).toBeGreaterThan(5000);
});

test("code is translated once it is hot, and not before", () => {
  const machine = f.bareMachine({ translate: true });
  machine.poke32(f.RAM, m.assembleLine("addi x5, x5, 1"));
  machine.poke32(f.RAM + 4, m.assembleLine("jal x0, -4"));
  machine.pc = f.RAM;
  machine.run(10_000);
  expect(machine.translatedSteps).toBe(0);
  machine.run(100_000);
  expect(machine.translatedSteps).toBeGreaterThan(50_000);
  expect([machine.instret, machine.readRegister(5)]).toEqual([110_000, 55_000]);
});

test("translated code goes where the program goes: to other code, and to code that changed", () => {
  const other = f.RAM + 2 * f.PAGE;
  const lines = [
    "jalr x1, 0(x10)",
    "addi x11, x11, -1",
    "bne x11, x0, -8",
    "sw x12, 0(x10)", // The function is another one now,
    "addi x11, x0, 200",
    "addi x13, x13, -1",
    "bne x13, x0, -24", // and is called again.
    "jal x0, 0",
  ];
  const machine = f.bareMachine({ translate: "eagerly" });
  for (const [n, line] of lines.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
  machine.poke32(other, m.assembleLine("addi x5, x5, 1"));
  machine.poke32(other + 4, m.assembleLine("jalr x0, 0(x1)"));
  machine.writeRegister(10, other);
  machine.writeRegister(11, 200);
  machine.writeRegister(12, m.assembleLine("addi x6, x6, 1"));
  machine.writeRegister(13, 2);
  machine.pc = f.RAM;
  machine.run(5000);
  expect([machine.readRegister(5), machine.readRegister(6)]).toEqual([200, 200]);
  expect(machine.translatedSteps).toBeGreaterThan(500);
});

test("who writes into RAM from outside, or goes back, is obeyed by translated code", () => {
  const machine = f.bareMachine({ translate: "eagerly" });
  machine.poke32(f.RAM, m.assembleLine("addi x5, x5, 1"));
  machine.poke32(f.RAM + 4, m.assembleLine("jal x0, -4"));
  machine.pc = f.RAM;
  machine.run(1000);
  const snapshot = machine.snapshot();
  machine.poke32(f.RAM, m.assembleLine("addi x6, x6, 1"));
  machine.run(1000);
  expect([machine.readRegister(5), machine.readRegister(6)]).toEqual([500, 500]);
  machine.restore(snapshot);
  machine.run(1000);
  expect([machine.readRegister(5), machine.readRegister(6)]).toEqual([1000, 0]);
});
