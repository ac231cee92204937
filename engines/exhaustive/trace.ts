// Traces: the shortest way to a state. No search tree is stored. The levels say how far away a
// state is, so the way is found backwards: the least state of the level before that has a step to
// it, and so on. The way does not depend on the order in which states were found.

import { assert } from "../../lib/assert.ts";
import type { Compiled } from "./expander.ts";
import { type Fields, shownState } from "./schema.ts";
import type { Store } from "./store.ts";
import { isLess } from "./tallies.ts";

/** One step of a trace; the first is the start. */
export type TraceStep = {
  readonly action: string;
  readonly values: readonly number[];
  /** The state after the step, a line for each field. */
  readonly state: readonly string[];
};

/** The steps from a start to the state in `row`; level `d` begins at row `firsts[d]`. */
export function traceTo<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  firsts: readonly number[],
  row: number,
): readonly TraceStep[] {
  const path = [row];
  for (let depth = firsts.findLastIndex((first) => first <= row); depth > 0; depth--) {
    const [from, end] = [firsts[depth - 1] as number, firsts[depth] as number];
    path.unshift(leastBefore(compiled, store, from, end, path[0] as number));
  }
  return walked(compiled, store, path);
}

/** The least of rows `from` … `end` − 1 that has a step to `target`. */
function leastBefore<F extends Fields>(
  { model, words, view, orbits }: Compiled<F>,
  { rows, width }: Store,
  from: number,
  end: number,
  target: number,
): number {
  let best = -1;
  let row = from;
  const next = (): void => {
    const key = orbits === undefined ? words : orbits.least(words);
    if (row !== best && isRow(rows, width, target, key)) {
      if (best < 0 || isLess(rows, width, row, best)) best = row;
    }
    load(words, rows, row);
  };
  for (; row < end; row++) {
    load(words, rows, row);
    model.steps(view, next);
  }
  assert(best >= 0, "exhaustive: a state has no state before it; do the rules change with time?");
  return best;
}

/** Goes along `path`, whose rows may stand for other states, with real states. */
function walked<F extends Fields>(
  { model, words, view, layout, orbits }: Compiled<F>,
  { rows, width }: Store,
  path: readonly number[],
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  const now = new Int32Array(width);
  for (const row of path) {
    const from = now.slice();
    let isFound = false;
    const next = (action: string, ...values: readonly number[]): void => {
      const key = orbits === undefined ? words : orbits.least(words);
      if (!isFound && isRow(rows, width, row, key)) {
        isFound = true;
        now.set(words);
        steps.push({ action, values, state: shownState(model.fields, layout, words) });
      }
      words.set(from);
    };
    words.set(from);
    if (steps.length === 0) model.starts(view, next);
    else model.steps(view, next);
    assert(isFound, "exhaustive: a trace cannot be walked; is the model symmetric as declared?");
  }
  return steps;
}

function load(words: Int32Array, rows: Int32Array, row: number): void {
  for (let at = 0; at < words.length; at++) words[at] = rows[row * words.length + at] as number;
}

function isRow(rows: Int32Array, width: number, row: number, key: Int32Array): boolean {
  for (let at = 0; at < width; at++) if (rows[row * width + at] !== key[at]) return false;
  return true;
}
