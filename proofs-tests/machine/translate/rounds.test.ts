// Loops that go evenly through memory, over the ends of pages, beside single steps.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as m from "../../../machine/index.ts";
import { offsetOf } from "../../../machine/translate/rounds.ts";
import * as f from "../fixture.ts";
import { hotLoop } from "./fixture.ts";

const arbAccess = fc.record({
  name: fc.constantFrom("lb", "lh", "lw", "lbu", "lhu", "sb", "sh", "sw"),
  pointer: fc.constantFrom("x5", "x6", "x7"),
  at: fc.integer({ min: -8, max: 8 }),
});
const SIZES = new Map([
  ["b", 1],
  ["h", 2],
  ["w", 4],
]);

/** Mostly aligned. */
const lineOf = ({ name, pointer, at }: { name: string; pointer: string; at: number }): string => {
  const size = SIZES.get(name[1] ?? "") ?? 1;
  return `${name} x${name.startsWith("s") ? 9 : 8}, ${at === 7 ? 7 : at * size}(${pointer})`;
};

test("a loop of accesses that walk is step by step the same", () => {
  let translated = 0;
  const property = fc.property(
    fc.array(arbAccess, { minLength: 1, maxLength: 5 }),
    fc.array(fc.constantFrom(0, 0, 1, 2, 4, 8, 64, 200, -4, -12, -1), {
      minLength: 3,
      maxLength: 3,
    }),
    fc.array(fc.integer({ min: -16, max: 16 }), { minLength: 3, maxLength: 3 }),
    (accesses, each, starts) => {
      const walk = each.map((by, n) => `addi x${n + 5}, x${n + 5}, ${by}`);
      const words = [...accesses.map(lineOf), "add x9, x9, x8", ...walk].map(m.assembleLine);
      const registers = Object.fromEntries(
        starts.map((start, n) => [n + 5, f.RAM + (2 * n + 3) * f.PAGE + 4 * start]),
      );
      const result = hotLoop(words, { ...registers, 9: 0x1234_5678 });
      expect(result.difference).toBeUndefined();
      translated += result.translated;
    },
  );
  fc.assert(property, { numRuns: 150 });
  expect(translated).toBeGreaterThan(5000);
});

test("a loop is left in the middle, and after as many rounds as there are steps for", () => {
  const lines = [
    "addi x10, x11, 0",
    "lw x8, 0(x10)",
    "addi x9, x9, 1",
    "beq x8, x12, 12", // Out.
    "addi x10, x10, 4",
    "bne x10, x13, -16",
    "jal x0, -24",
  ];
  const machineWith = (translate: boolean | "eagerly"): m.Machine => {
    const machine = f.bareMachine({ translate });
    for (const [n, line] of lines.entries()) machine.poke32(f.RAM + 4 * n, m.assembleLine(line));
    machine.writeRegister(11, f.RAM + 2 * f.PAGE - 64);
    machine.writeRegister(13, f.RAM + 2 * f.PAGE + 64);
    machine.writeRegister(12, 77);
    machine.poke32(f.RAM + 2 * f.PAGE + 40, 77);
    machine.pc = f.RAM;
    return machine;
  };
  const [slow, fast] = [machineWith(false), machineWith("eagerly")];
  slow.run(1000);
  fast.run(1000);
  for (let steps = 1; steps <= 200; steps++) {
    slow.run(steps);
    fast.run(steps);
    expect(m.sameMachine(fast.snapshot(), slow.snapshot())).toBeUndefined();
  }
  expect(fast.translatedSteps).toBeGreaterThan(15_000);
});

test("what is added is never negative", () => {
  const stride = { why: "read", base: 5, each: 4, low: -8, high: 7 } as const;
  const offset = (immediate: number): number =>
    offsetOf({ ...stride, aligned: { at: 0, bytes: 1 }, leastImmediate: -8 }, immediate);
  expect([offset(-8), offset(0), offset(7)]).toEqual([0, 8, 15]);
});
