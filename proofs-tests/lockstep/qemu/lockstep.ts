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
  /**
   * So many of them by translated code, at least. With more than none, programs are longer and the
   * TLB keeps what it knows: of one that forgets, translated code learns nothing.
   */
  readonly translated: number;
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
const INSTRUCTIONS_TO_TRANSLATE = 24_000;

/** Compares programs until so many instructions are done, or a difference is found. */
export async function lockstep(machines: Machines, range: Range): Promise<Result> {
  const ends = new Map<Deviation | "equal", number>();
  const met = new Map<string, number>();
  let instructions = 0;
  let translated = 0;
  let number = range.from;
  let difference: Result["difference"];
  const isDone = (): boolean =>
    instructions >= range.instructions && translated >= range.translated;
  for (; !isDone() && difference === undefined; number++) {
    const compared = await one(machines, range, number);
    instructions += compared.instructions;
    translated += compared.translated;
    for (const [what, count] of compared.met) met.set(what, (met.get(what) ?? 0) + count);
    const { end } = compared;
    if (end.tag === "different") difference = { program: number, says: end.says };
    else add(ends, end.tag === "equal" ? "equal" : end.name);
  }
  return { instructions, translated, programs: number - range.from, ends, met, difference };
}

async function one(machines: Machines, range: Range, number: number): Promise<Compared> {
  const { image, tlbPolicy } = randomProgram(range.seed, number);
  const forTranslated = range.translated > 0;
  try {
    const max = forTranslated ? INSTRUCTIONS_TO_TRANSLATE : INSTRUCTIONS_MAX;
    const recorded = await record(image, max);
    return compare(machines, recorded, forTranslated ? "keeps" : tlbPolicy);
  } catch (error) {
    throw new Error(`program ${number} of seed ${range.seed}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const add = <K>(counts: Map<K, number>, key: K): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
