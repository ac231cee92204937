// How far a search has come, as plain values, and how it ended.

import { counted } from "../../lib/counted.ts";
import type { Failure } from "../model.ts";

/** The states at one distance from the starts. */
export type Level = {
  readonly states: number;
  /** Steps from them, those that change nothing included; 0 until all of them are expanded. */
  readonly transitions: number;
  /** The sum of the keys of the states, word by word, in hexadecimal: see `sumOfKeys`. */
  readonly hash: string;
};

/** The choices that lead to something wrong; the last may be what is wrong. */
export type Wrongdoing = { readonly path: Int32Array; readonly failure: Failure };

/** Why a search ended. "request" is the caller's. */
export type Ended = "complete" | "refuted" | "depth" | "states" | "bytes" | "request";

/** What a search came to. */
export type Survey = {
  readonly configuration: string;
  readonly ended: Ended;
  readonly states: number;
  readonly transitions: number;
  /** The greatest distance from a start of a state that was looked at. */
  readonly depth: number;
  readonly levels: readonly Level[];
  /** The nearest things that are wrong, all equally near, one for each claim. */
  readonly counterexamples: readonly Wrongdoing[];
  /** The depth of the nearest state that reaches each goal; undefined: none was seen. */
  readonly goals: ReadonlyMap<string, number | undefined>;
  readonly bytesPerState: number;
};

/** The sum of `count` keys of `width` words: each word with those in its place, modulo 2³². It
 *  does not depend on the order in which the states were found. */
export function sumOfKeys(keys: Int32Array, first: number, count: number, width: number): string {
  const sums = new Int32Array(width);
  for (let row = first; row < first + count; row++)
    for (let at = 0; at < width; at++)
      sums[at] = (sums[at] as number) + (keys[row * width + at] as number);
  return Array.from(sums, (sum) => (sum >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The verdict in words: what was looked at, and nothing wider. */
export function surveyed(survey: Survey): readonly string[] {
  const { configuration, states, depth, ended, counterexamples } = survey;
  const wrong = ended === "refuted" ? "refuted" : "holds";
  const all = `all ${counted(states, "state")} up to depth ${depth} of ${configuration}`;
  return [
    `${wrong}: ${all}; ${ENDS[ended]}`,
    ...counterexamples.map(
      ({ path, failure }) =>
        `${failure.claim}: after ${counted(path.length - 1, "event")}, and not before`,
    ),
  ];
}

const ENDS: Readonly<Record<Ended, string>> = {
  complete: "there are no others",
  depth: "the bound on depth ended the search",
  states: "the bound on states ended the search",
  bytes: "the bound on memory ended the search",
  request: "the search was stopped",
  refuted: "the search ended with the first depth at which something is wrong",
};
