// What the hunts of one bug came to, by hunter.

import type { Catch, Hunter, Subject } from "./subject.ts";

/** One hunter's hunts of one bug. */
export type Tally = {
  readonly seeds: number;
  readonly found: number;
  /** Tests to find, in the median; Infinity if fewer than half of the hunts found it. */
  readonly median: number;
};

/** The failing tests of one bug, made short. */
export type Short = {
  readonly count: number;
  /** Events in the shortest of them, or in the shortest that is known. */
  readonly least: number;
  readonly median: number;
  /** How many have the least events. */
  readonly atLeast: number;
  /** How many have the least events of those that fail in the same way, which is all that making
   *  short may do. */
  readonly atLeastOfKind: number;
  /** Different traces among those. */
  readonly traces: number;
  readonly secondsMedian: number;
  readonly secondsMax: number;
};

export type Row = Subject & {
  readonly septet: Tally;
  readonly fastCheck: Tally;
  /** How many times as many tests fast-check needs; a lower bound if `isBound`. */
  readonly ratio: number;
  readonly isBound: boolean;
  readonly short: Short | undefined;
  readonly rivalShort: Short | undefined;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Infinity;

/** The row of a bug; every catch is of this bug. `known` is the length of a trace of it, if one is
 *  known: the shortest of these are no longer. */
export function rowOf({ group, name }: Subject, catches: readonly Catch[], known?: number): Row {
  const by = (hunter: Hunter): readonly Catch[] => catches.filter((one) => one.hunter === hunter);
  const [septet, fastCheck] = [tallyOf(by("septet")), tallyOf(by("fastCheck"))];
  const isBound = fastCheck.median === Infinity;
  const rival = isBound
    ? Math.max(...by("fastCheck").map((one) => one.testsMax))
    : fastCheck.median;
  return {
    group,
    name,
    septet,
    fastCheck,
    ratio: rival / septet.median,
    isBound,
    short: shortOf(by("septet"), known),
    rivalShort: shortOf(by("fastCheck"), known),
  };
}

const tallyOf = (catches: readonly Catch[]): Tally => ({
  seeds: catches.length,
  found: catches.filter(({ found }) => found).length,
  median: median(catches.map(({ found, tests }) => (found ? tests : Infinity))),
});

function shortOf(catches: readonly Catch[], known = Infinity): Short | undefined {
  const shorts = catches.flatMap(({ short }) => (short === undefined ? [] : [short]));
  if (shorts.length === 0) return undefined;
  const lengths = shorts.map(({ length }) => length);
  const least = Math.min(known, ...lengths);
  const shortest = shorts.filter(({ length }) => length === least);
  const leastOf = (kind: string): number =>
    Math.min(...shorts.filter((one) => one.kind === kind).map(({ length }) => length));
  return {
    count: shorts.length,
    least,
    median: median(lengths),
    atLeast: shortest.length,
    atLeastOfKind: shorts.filter(({ kind, length }) => length === leastOf(kind)).length,
    traces: new Set(shortest.map(({ trace }) => trace)).size,
    secondsMedian: median(shorts.map(({ seconds }) => seconds)),
    secondsMax: Math.max(...shorts.map(({ seconds }) => seconds)),
  };
}
