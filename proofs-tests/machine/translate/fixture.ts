// Small pieces of code to translate, and loops that are hot at once.

import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { isTranslated } from "../../../machine/translate/frame.ts";
import { type Plan, planOf } from "../../../machine/translate/plan.ts";
import { type CodeView, type Step, stepsFrom } from "../../../machine/translate/steps.ts";
import * as f from "../fixture.ts";

/** Signed, as addresses of steps are. */
export const RAM: number = f.RAM | 0;

/** RAM with these instructions from its start, 0 where there is none. */
export function memoryWith(lines: readonly string[]): Memory {
  const memory = new Memory(4 * f.PAGE);
  for (const [n, line] of lines.entries())
    if (line !== "") memory.store32(4 * n, m.assembleLine(line));
  return memory;
}

/** All of RAM is seen at its address, and was executed where it is not 0. */
export const viewOf = (memory: Memory): CodeView => ({
  pageOf: (address) => {
    const page = (u32(address) - f.RAM) / f.PAGE;
    return page >= 0 && page < 4 ? Math.floor(page) : undefined;
  },
  wasExecuted: (page, at) => memory.load16(page * f.PAGE + at) !== 0,
});

/** The steps of `lines` from `start` on, which counts lines. */
export function stepsOf(lines: readonly string[], start = 0): ReadonlyMap<number, Step> {
  const memory = memoryWith(lines);
  return stepsFrom(RAM + 4 * start, viewOf(memory), memory);
}

/** The plan of `lines` from `start` on. */
export const planFrom = (lines: readonly string[], start = 0, exactly = true): Plan =>
  planOf(stepsOf(lines, start), RAM + 4 * start, exactly, (step) =>
    isTranslated(step, m.MACHINE_MODE),
  );

export const ROUNDS = 60;

/**
 * Runs `words` in a loop by single steps, and the same translated: the first difference, if any,
 * and how many steps were translated. x31 counts the rounds.
 */
export function hotLoop(
  words: readonly Word[],
  registers: Readonly<Record<number, Word>>,
  prepare: (machine: m.Machine) => void = () => {},
): { readonly difference: string | undefined; readonly translated: number } {
  const length = 4 * words.length;
  const ends = ["addi x31, x31, -1", `bne x31, x0, ${-length - 4}`, "jal x0, 0"];
  const machines = [false, "eagerly" as const].map((translate) => {
    const machine = f.bareMachine({ translate });
    prepare(machine);
    for (const [n, word] of [...words, ...ends.map(m.assembleLine)].entries())
      machine.poke32(f.RAM + 4 * n, word);
    machine.pc = f.RAM;
    machine.writeRegister(31, ROUNDS);
    for (const [n, value] of Object.entries(registers)) machine.writeRegister(Number(n), value);
    return machine;
  });
  const [slow, fast] = machines as [m.Machine, m.Machine];
  const steps = ROUNDS * (words.length + 2);
  for (let n = 0; n < steps; n++) slow.step();
  fast.run(steps);
  const difference = m.sameMachine(fast.snapshot(), slow.snapshot());
  return { difference, translated: fast.translatedSteps };
}
