// What the exhaustive engine explores: a schema of fields over finite kinds, and rules that guard,
// change the state in place, and call `next`. Compare ../model.ts, whose models are walked at
// random: there an event is drawn and done, here every rule shows every way on.

import type { Fields } from "./schema.ts";
import type { State } from "./view.ts";

/** Takes the state as it is now for a successor, and puts the state back as it was before the
 *  change. The name and numbers say in a trace what was done. */
export type Next = (action: string, ...values: readonly number[]) => void;

/** A sentence that is true of every state. */
export type Claim<F extends Fields> = {
  readonly name: string;
  readonly says: string;
  /** What is wrong with the state; `nothing` if nothing is. Runs once per state: do not allocate
   *  unless something is wrong, and do not change the state. */
  readonly violations: (state: State<F>) => readonly string[];
};

/** No violation. */
export const nothing: readonly string[] = [];

/** A sentence that is to be true of some state, against empty green. */
export type Goal<F extends Fields> = {
  readonly name: string;
  readonly holds: (state: State<F>) => boolean;
};

/** A system with finitely many states. */
export type FiniteModel<F extends Fields> = {
  /** The configuration, for the verdict: which system, how large. */
  readonly name: string;
  readonly fields: F;
  /** Changes the all-zero state into each start, and calls `next` for it. */
  readonly starts: (state: State<F>, next: Next) => void;
  /** For each action that is enabled: changes the state, and calls `next`. */
  readonly steps: (state: State<F>, next: Next) => void;
  readonly claims: readonly Claim<F>[];
  readonly goals: readonly Goal<F>[];
  /** Whether a state without any step is as it should be. */
  readonly deadlock: "allowed" | "refuted";
};

/** The model itself; the call infers what its fields are. */
export const finiteModel = <const F extends Fields>(model: FiniteModel<F>): FiniteModel<F> => model;
