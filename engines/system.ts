// The one way to say what a system does: where it begins, what may happen, what comes of it, when
// two states are the same, and what is wrong with one. Every engine takes it: breadth/ looks at
// all states, `walksOf` makes random runs of it, and what either finds is replayed and shrunk.

import type { Failure } from "./model.ts";

/** A sentence that is to be true of some state, against empty green. */
export type Goal<State> = { readonly name: string; readonly holds: (state: State) => boolean };

/** A system that is explored by doing. States and events may be values of any kind. */
export type System<State, Event> = {
  /** The configuration, for the verdict: which system, how large. */
  readonly name: string;
  /** Every state in which it may begin; at least one, always the same in the same order. */
  readonly initial: () => readonly State[];
  /** What may be tried in `state`, in a fixed order. */
  readonly events: (state: State) => readonly Event[];
  /**
   * Every state that `event` may lead to, in a fixed order; none: it is disabled. A failure says
   * that what happened is wrong in itself. `state` stays as it is. At most 256 states.
   */
  readonly step: (state: State, event: Event) => readonly State[] | Failure;
  /** Whether what comes of `event` is known, so that the step costs nothing; left out: never. */
  readonly isKnown?: (state: State, event: Event) => boolean;
  /** Writes the key of `state`, `keyWords` words. States with equal keys are taken for one: they
   *  must allow the same events, up to their keys with the same ends, and the same checks. */
  readonly key: (state: State, into: Int32Array) => void;
  readonly keyWords: number;
  /** What is wrong with `state`, if anything is. */
  readonly check: (state: State) => Failure | undefined;
  /** At most 31. */
  readonly goals?: readonly Goal<State>[];
  /** Whether a state without any step is as it should be; "allowed" if left out. */
  readonly deadlock?: "allowed" | "refuted";
  /** For systems whose states live only until the next `initial` or `step`: the same state, for
   *  good. States that are values need none. */
  readonly keep?: (state: State) => State;
  /** For systems in which to check a step costs as much as to do it: end number `end` of a step
   *  that was found right before, kept. */
  readonly again?: (state: State, event: Event, end: number) => State;
};

/** True iff a step led to something that is wrong in itself. */
export const isFailure = <State>(stepped: readonly State[] | Failure): stepped is Failure =>
  !Array.isArray(stepped);

/** The claim that a system which must not stop has stopped. */
export const SOME_STEP_IS_POSSIBLE = "someStepIsPossible";
