// A team: the thread that leads a search, and helpers that take part in its phases. They share a
// store and nothing else. The leader never waits for a helper to come; one that comes late, or
// never, changes the time and not the result.

import { assert } from "../../lib/assert.ts";
import { closeGaps } from "./blocks.ts";
import { type Compiled, compile, type Expander, expanderOf } from "./expander.ts";
import type { FiniteModel } from "./model.ts";
import type { Symmetry } from "./renamings.ts";
import type { Fields } from "./schema.ts";
import { ACTIVE, CURSOR, END, EPOCH, FAILED, JOINED, OPEN, PHASE, type Store } from "./store.ts";
import { addTallies, talliesLength } from "./tallies.ts";

/** What a helper is told; it can be sent to another thread. */
export type Job = {
  readonly store: Store;
  readonly symmetry: Symmetry;
  /** The tallies of each participant, the leader's first. */
  readonly tallies: readonly Float64Array[];
};

/** How to get helpers: `start` makes another thread call {@link assist} with the same model. */
export type Helpers = {
  readonly count: number;
  readonly start: (job: Job) => void;
  /** Milliseconds for which a helper may be busy with the states that it has taken, before it is
   *  given up and the search with it; a minute if left out. */
  readonly patience?: number;
};

const PATIENCE = 60_000;

const CHECK = 1;
const EXPAND = 2;
const REBUILD = 3;
const DONE = 4;

/** The phases of a level, done by all; each returns the sum of what they found. */
export type Team = {
  readonly check: (from: number, end: number) => Float64Array;
  /** Expands from where the last pause was, if it was for the table to grow. */
  readonly expand: (from: number, end: number) => Float64Array;
  readonly rebuild: (end: number) => void;
  readonly dismiss: () => void;
};

/** Tallies for a search of `model` by a leader and `helpers` others. */
export function talliesFor<F extends Fields>(
  { claims, goals }: FiniteModel<F>,
  helpers: number,
): readonly Float64Array[] {
  const length = talliesLength(claims.length, goals.length);
  return Array.from({ length: helpers + 1 }, () =>
    helpers === 0 ? new Float64Array(length) : apart(length),
  );
}

/** Shared numbers that lie in no cache line with those of another participant. */
const apart = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * 8 + 256), 128, length);

/** The team of this thread and `helpers`, who are called now. */
export function teamOf<F extends Fields>(
  compiled: Compiled<F>,
  job: Job,
  helpers: Helpers | undefined,
): Team {
  const { store, tallies } = job;
  const { control } = store;
  const { patience = PATIENCE } = helpers ?? {};
  const own = expanderOf(compiled, store, tallies[0] as Float64Array);
  const run = (phase: number, from: number, end: number): Float64Array => {
    for (const part of tallies) part.fill(0);
    control[CURSOR] = from;
    control[END] = end;
    open(control, phase);
    work(own, phase);
    close(control, patience);
    assert(control[FAILED] === 0, "exhaustive: a helper failed; its thread says why");
    closeGaps(store);
    const total = new Float64Array((tallies[0] as Float64Array).length);
    for (const part of tallies) addTallies(total, part, store);
    return total;
  };
  for (let helper = 0; helper < (helpers?.count ?? 0); helper++) helpers?.start(job);
  return {
    check: (from, end) => run(CHECK, from, end),
    expand: (from, end) => run(EXPAND, from, end),
    rebuild: (end) => void run(REBUILD, 0, end),
    dismiss: () => {
      Atomics.store(control, END, 0); // If the leader has thrown, nobody need finish the phase.
      close(control, patience);
      open(control, DONE);
    },
  };
}

function open(control: Int32Array, phase: number): void {
  Atomics.store(control, PHASE, phase);
  Atomics.store(control, OPEN, 1);
  Atomics.add(control, EPOCH, 1);
  Atomics.notify(control, EPOCH);
}

/** Lets nobody in any more, and waits until all have left. A helper shows itself before it looks
 *  whether the phase is open, so none is overlooked. */
function close(control: Int32Array, patience: number): void {
  Atomics.store(control, OPEN, 0);
  for (;;) {
    const active = Atomics.load(control, ACTIVE);
    if (active === 0) return;
    const woken = Atomics.wait(control, ACTIVE, active, patience);
    assert(
      woken !== "timed-out",
      "exhaustive: a helper was killed, or takes too long for a few states",
    );
  }
}

function work(expander: Expander, phase: number): void {
  switch (phase) {
    case CHECK:
      return expander.check();
    case EXPAND:
      return expander.expand();
    case REBUILD:
      return expander.rebuild();
    default:
      return undefined;
  }
}

/** Takes part in the search of `job` until it is over. `model` is the leader's, made again. */
export function assist<F extends Fields>(model: FiniteModel<F>, job: Job): void {
  const { control } = job.store;
  const tallies = job.tallies[Atomics.add(control, JOINED, 1) + 1];
  assert(tallies !== undefined, "exhaustive: more helpers came than were called");
  const expander = expanderOf(compile(model, job.symmetry), job.store, tallies);
  let seen = 0;
  while (Atomics.load(control, PHASE) !== DONE) {
    const epoch = Atomics.load(control, EPOCH);
    if (epoch === seen) {
      Atomics.wait(control, EPOCH, epoch);
      continue;
    }
    seen = epoch;
    takePart(control, expander);
  }
}

function takePart(control: Int32Array, expander: Expander): void {
  Atomics.add(control, ACTIVE, 1);
  let isDone = false;
  try {
    if (Atomics.load(control, OPEN) === 1) work(expander, Atomics.load(control, PHASE));
    isDone = true;
  } finally {
    if (!isDone) {
      Atomics.store(control, FAILED, 1);
      Atomics.store(control, END, 0);
    }
    Atomics.sub(control, ACTIVE, 1);
    Atomics.notify(control, ACTIVE);
  }
}
