// Programs one after the other: recorded by QEMU, then compared.

import { compare, type Compared, type Machines } from "./compare.ts";
import type { Deviation } from "./deviations.ts";
import { randomProgram } from "./program.ts";
import { record } from "./qemu.ts";

type Range = {
  readonly seed: number;
  /** Number of the first program. */
  readonly from: number;
  /** To be compared at least, all programs together. */
  readonly instructions: number;
};

type Result = {
  readonly instructions: number;
  /** How many of them translated code has done, too. */
  readonly translated: number;
  readonly programs: number;
  /** How many programs ended how. */
  readonly ends: ReadonlyMap<Deviation | "equal", number>;
  readonly met: ReadonlyMap<string, number>;
  readonly difference: { readonly program: number; readonly says: readonly string[] } | undefined;
};

/** Of one program; it then ends wherever it is. */
const INSTRUCTIONS_MAX = 8_000;

/** Compares programs until so many instructions are done, or a difference is found. */
export async function lockstep(machines: Machines, range: Range): Promise<Result> {
  const ends = new Map<Deviation | "equal", number>();
  const met = new Map<string, number>();
  let instructions = 0;
  let translated = 0;
  let number = range.from;
  let difference: Result["difference"];
  for (; instructions < range.instructions && difference === undefined; number++) {
    const { compared } = await one(machines, range.seed, number);
    instructions += compared.instructions;
    translated += compared.translated;
    for (const [what, count] of compared.met) met.set(what, (met.get(what) ?? 0) + count);
    const { end } = compared;
    if (end.tag === "different") difference = { program: number, says: end.says };
    else add(ends, end.tag === "equal" ? "equal" : end.name);
  }
  return { instructions, translated, programs: number - range.from, ends, met, difference };
}

async function one(
  machines: Machines,
  seed: number,
  number: number,
): Promise<{ readonly compared: Compared }> {
  const { image, tlbPolicy } = randomProgram(seed, number);
  const recorded = await record(image, INSTRUCTIONS_MAX);
  return { compared: compare(machines, recorded, tlbPolicy) };
}

const add = <K>(counts: Map<K, number>, key: K): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
