// What some runs exercised. Sums only: the parts of a search may be added up in any grouping.

/** Totals over a range of runs. */
export type Statistics = {
  readonly runs: number;
  /** Steps that were checked. */
  readonly events: number;
  /** Events that were drawn and made no sense where they were drawn. */
  readonly disabled: number;
  /** How often each name was reached. */
  readonly reached: ReadonlyMap<string, number>;
};

export const noStatistics: Statistics = { runs: 0, events: 0, disabled: 0, reached: new Map() };

/** A mutable sum, for the loop that runs once per step. */
export type Tally = {
  readonly addStep: (reached: readonly string[]) => void;
  readonly addDisabled: () => void;
  readonly endRun: () => void;
  readonly total: () => Statistics;
};

/** A sum of nothing yet. */
export function tally(): Tally {
  // Counts that are there are found once, not twice.
  const reached = new Map<string, { times: number }>();
  let runs = 0;
  let events = 0;
  let disabled = 0;
  return {
    addStep: (names) => {
      events++;
      for (const name of names) {
        const count = reached.get(name);
        if (count === undefined) reached.set(name, { times: 1 });
        else count.times++;
      }
    },
    addDisabled: () => void disabled++,
    endRun: () => void runs++,
    total: () => {
      const counted = new Map([...reached].map(([name, { times }]) => [name, times]));
      return { runs, events, disabled, reached: sorted(counted) };
    },
  };
}

/** The sum of the parts. */
export function sum(parts: readonly Statistics[]): Statistics {
  const reached = new Map<string, number>();
  let [runs, events, disabled] = [0, 0, 0];
  for (const part of parts) {
    runs += part.runs;
    events += part.events;
    disabled += part.disabled;
    for (const [name, times] of part.reached) reached.set(name, (reached.get(name) ?? 0) + times);
  }
  return { runs, events, disabled, reached: sorted(reached) };
}

/** By name, so that equal sums print as equal text. */
const sorted = (reached: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...reached].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
