// How far a search has come: plain values, which a checkpoint holds as they are.

import type { FiniteModel } from "./model.ts";
import type { Fields } from "./schema.ts";
import {
  claimWitness,
  DEADLOCK,
  goalWitness,
  HASH,
  HASH_2,
  STANDS_FOR_STATES,
  STANDS_FOR_STEPS,
  STEPS,
} from "./tallies.ts";

/** The states at one distance from the starts. */
export type Level = {
  readonly states: number;
  /** Steps from them, those that change nothing and those with one end included; 0 until the level
   *  is expanded. */
  readonly transitions: number;
  /** The sum of the states' 64-bit hashes, sixteen digits, whatever order they were found in. */
  readonly hash: string;
};

/** States of one sort: how many, and the least of those that are fewest steps away. */
export type Witness = { readonly count: number; readonly row: number };

export type Progress = {
  readonly levels: readonly Level[];
  /** By claim: the states that refute it. Only the last level can hold any. */
  readonly refuted: readonly Witness[];
  /** By goal: the states that reach it. */
  readonly reached: readonly Witness[];
  readonly deadlocks: Witness;
  /** With symmetry: what the states and the steps from them stand for. */
  readonly standsFor: { readonly states: number; readonly transitions: number };
};

/** Before the first level. */
export const noProgress: Progress = {
  levels: [],
  refuted: [],
  reached: [],
  deadlocks: { count: 0, row: -1 },
  standsFor: { states: 0, transitions: 0 },
};

/** The states of all levels. */
export const statesOf = ({ levels }: Progress): number =>
  levels.reduce((sum, { states }) => sum + states, 0);

/** The steps that were done. */
export const transitionsOf = ({ levels }: Progress): number =>
  levels.reduce((sum, { transitions }) => sum + transitions, 0);

/** The number of the first state of each level. */
export function firstsOf({ levels }: Progress): readonly number[] {
  let first = 0;
  return levels.map(({ states }) => (first += states) - states);
}

/** With one more level, which was checked with these tallies. */
export function withCheck(
  progress: Progress,
  states: number,
  tallies: Float64Array,
  { claims, goals }: { readonly claims: readonly unknown[]; readonly goals: readonly unknown[] },
): Progress {
  const hash = `${hex(tallies[HASH])}${hex(tallies[HASH_2])}`;
  const added = tallies[STANDS_FOR_STATES] as number;
  return {
    ...progress,
    levels: [...progress.levels, { states, transitions: 0, hash }],
    refuted: claims.map((_, at) => witness(progress.refuted[at], tallies, claimWitness(at))),
    reached: goals.map((_, at) =>
      witness(progress.reached[at], tallies, goalWitness(claims.length, at)),
    ),
    standsFor: { ...progress.standsFor, states: progress.standsFor.states + added },
  };
}

/** With the last level expanded with these tallies. */
export function withExpansion(progress: Progress, tallies: Float64Array): Progress {
  const { levels, standsFor } = progress;
  const last = { ...(levels.at(-1) as Level), transitions: tallies[STEPS] as number };
  const added = tallies[STANDS_FOR_STEPS] as number;
  return {
    ...progress,
    levels: [...levels.slice(0, -1), last],
    deadlocks: witness(progress.deadlocks, tallies, DEADLOCK),
    standsFor: { ...standsFor, transitions: standsFor.transitions + added },
  };
}

/** True iff some state is not as it should be. */
export const isRefuted = <F extends Fields>(
  { deadlock }: FiniteModel<F>,
  { refuted, deadlocks }: Progress,
): boolean =>
  refuted.some(({ count }) => count > 0) || (deadlock === "refuted" && deadlocks.count > 0);

function witness(known: Witness | undefined, tallies: Float64Array, at: number): Witness {
  const [count, row] = [tallies[at] as number, tallies[at + 1] as number];
  if (known === undefined || known.count === 0) return { count, row: count === 0 ? -1 : row };
  return { count: known.count + count, row: known.row };
}

const hex = (word: number | undefined): string => (word ?? 0).toString(16).padStart(8, "0");
