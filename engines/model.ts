// What every engine drives: a system that starts somewhere and does one event after another, and
// that says of each step whether it was right. Engines know nothing else about it.

import type { Prng } from "../lib/prng.ts";

/** Why a step, or the start, was wrong. Two failures are the same bug iff `claim` is equal. */
export type Failure = {
  /** The name of the claim that does not hold. */
  readonly claim: string;
  /** What was found, line by line, for a person. */
  readonly difference: readonly string[];
};

/** The answer to one event. */
export type Verdict =
  /** The step was right; `reached` names what it exercised (rules, outcomes, error codes). */
  | { readonly tag: "holds"; readonly reached: readonly string[] }
  | { readonly tag: "refuted"; readonly failure: Failure }
  /** The event makes no sense here (its actor does not run): nothing happened. */
  | { readonly tag: "disabled"; readonly because: string };

/** One run in progress. Mutable: a step moves it on. After a refutation it must not be used. */
export type Walk<Event> = {
  /** An event worth trying now; the walk does not move. */
  readonly draw: (random: Prng) => Event;
  readonly step: (event: Event) => Verdict;
  /** An event like this one that is not disabled now, for shrinking; undefined if there is none. */
  readonly adapt?: (event: Event) => Event | undefined;
  /** Where the walk is now: what it returns takes the walk back there, any number of times, also
   *  after a refutation. None: a run can only begin anew. */
  readonly save?: () => () => void;
  /** Where the walk is, for guidance: a name for each of some ways to look at it, always the same
   *  ways in the same order. States that differ little should have equal names. */
  readonly places?: () => readonly string[];
  /** Nobody uses the walk, or what it saved, any more: another may have what it is made of. */
  readonly end?: () => void;
};

/** A family of runs: where one starts, and how it goes on. */
export type Model<Start, Event> = {
  readonly drawStart: (random: Prng) => Start;
  /** Begins a run. A start that is wrong in itself is a failure. */
  readonly begin: (start: Start, random: Prng) => Walk<Event> | Failure;
};
