// Breadth-first search: level by level, each checked whole and then expanded whole. A level that
// found no room is taken back, so that what is counted never depends on who was faster.

import { assert } from "../../lib/assert.ts";
import { closeGaps } from "./blocks.ts";
import { checkpointOf, type Checkpoint, type Restored, restored } from "./checkpoint.ts";
import { entranceOf } from "./entrance.ts";
import { type Compiled, compile } from "./expander.ts";
import type { FiniteModel } from "./model.ts";
import {
  isRefuted,
  noProgress,
  type Progress,
  statesOf,
  withCheck,
  withExpansion,
} from "./progress.ts";
import type { Symmetry } from "./renamings.ts";
import { type Ended, type Explored, exploredFrom, type Pinned } from "./result.ts";
import type { Fields } from "./schema.ts";
import {
  BITS,
  CURSOR,
  growTable,
  OVERFLOW,
  PAUSE,
  sizeTable,
  STATES,
  type Store,
  storeFor,
} from "./store.ts";
import { addTallies } from "./tallies.ts";
import { type Helpers, talliesFor, type Team, teamOf } from "./team.ts";

/** How to explore; what is left out does not bound the search. */
export type Options = {
  /** States that are more steps away from every start are not looked at. */
  readonly depthMax?: number;
  /** The search ends before the level that would hold more states than this. */
  readonly statesMax?: number;
  /** Bytes for states and table, reserved at once; {@link BYTES_MAX} if left out. */
  readonly bytesMax?: number;
  /** By which domains to reduce; "none" if left out. */
  readonly symmetry?: Symmetry;
  /** What a finished search must have counted; also, how long the table should be at first. */
  readonly pinned?: Pinned;
  readonly helpers?: Helpers;
  /** Where an earlier search of the same model, with the same symmetry, left off. */
  readonly from?: Checkpoint;
  /** Called when a level has been checked. "stop" ends the search there. */
  readonly onLevel?: (reached: Reached) => "goOn" | "stop";
};

/** How far a search has come. */
export type Reached = {
  readonly progress: Progress;
  /** The bytes of a checkpoint, in parts to be written one after the other. They stay what they
   *  are while the search goes on, and after it. */
  readonly save: () => readonly Uint8Array[];
};

/** Room for 16 million states of two words. */
export const BYTES_MAX: number = 2 ** 28;

/** Visits every state that `model` can reach, within the bounds. */
export function explore<F extends Fields>(model: FiniteModel<F>, options: Options): Explored {
  const { helpers, symmetry = "none", bytesMax = BYTES_MAX, statesMax = Infinity } = options;
  const compiled = compile(model, symmetry);
  const count = helpers?.count ?? 0;
  const store = storeFor(compiled.layout.words, { statesMax, bytesMax }, count + 1);
  const tallies = talliesFor(model, count);
  const progress = begun(compiled, store, options);
  const team = teamOf(compiled, { store, symmetry, tallies }, helpers);
  try {
    const search = { compiled, store, team, options };
    return exploredFrom(compiled, store, options, run(search, progress));
  } finally {
    team.dismiss();
  }
}

/** What `bytes`, which a search of `model` with `symmetry` saved, hold. */
export const readCheckpoint = <F extends Fields>(
  model: FiniteModel<F>,
  symmetry: Symmetry,
  bytes: Uint8Array,
): Restored => restored(compile(model, symmetry), bytes);

type Search<F extends Fields> = {
  readonly compiled: Compiled<F>;
  readonly store: Store;
  readonly team: Team;
  readonly options: Options;
};

/** Where a search begins: at the checkpoint, or with the starts as a level that is not checked. */
function begun<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  { from, pinned }: Options,
): Progress | undefined {
  if (pinned !== undefined) sizeTable(store, pinned.states);
  if (from === undefined) {
    addStarts(compiled, store);
    return undefined;
  }
  const states = from.rows.length / store.width;
  assert(states <= store.capacity, `exhaustive: no room for the ${states} states of a checkpoint`);
  store.rows.set(from.rows);
  store.control[STATES] = states;
  sizeTable(store, states);
  const entrance = entranceOf(store);
  for (let row = 0; row < states; row++) entrance.enter(row);
  return from.progress;
}

function addStarts<F extends Fields>(
  { model, words, view, orbits }: Compiled<F>,
  store: Store,
): void {
  const entrance = entranceOf(store);
  words.fill(0);
  model.starts(view, () => {
    entrance.add(orbits === undefined ? words : orbits.least(words));
    words.fill(0);
  });
  entrance.leave();
  closeGaps(store);
  const isRoom = store.control[PAUSE] === 0 && (store.control[STATES] as number) <= store.capacity;
  assert(isRoom, "exhaustive: no room for the starts");
  assert(store.control[STATES] !== 0, `exhaustive: ${model.name} starts nowhere`);
}

/** Searches on, level by level. */
function run<F extends Fields>(search: Search<F>, from: Progress | undefined): Ended {
  const { store, compiled } = search;
  let progress = from ?? checked(search, noProgress);
  for (;;) {
    const bound = boundHit(search, progress);
    if (isRefuted(compiled.model, progress)) return { tag: "refuted", progress };
    if (bound !== undefined) return { tag: "bounded", by: bound, progress };
    const tallies = expanded(search, progress);
    if (tallies === undefined) return { tag: "bounded", by: noRoom(search), progress };
    progress = withExpansion(progress, tallies);
    if (isRefuted(compiled.model, progress)) return { tag: "refuted", progress };
    if (store.control[STATES] === statesOf(progress)) return { tag: "complete", progress };
    progress = checked(search, progress);
  }
}

/** Adds the states that are not in a level yet as a level, checked. */
function checked<F extends Fields>(
  { team, store, compiled }: Search<F>,
  progress: Progress,
): Progress {
  const [from, end] = [statesOf(progress), store.control[STATES] as number];
  return withCheck(progress, end - from, team.check(from, end), compiled.model);
}

function boundHit<F extends Fields>(
  { options, store, compiled }: Search<F>,
  progress: Progress,
): "depth" | "request" | undefined {
  const save = (): readonly Uint8Array[] => checkpointOf(compiled, store, progress);
  if (options.onLevel?.({ progress, save }) === "stop") return "request";
  const depth = progress.levels.length - 1;
  return depth >= (options.depthMax ?? Infinity) ? "depth" : undefined;
}

const noRoom = <F extends Fields>({ store, options }: Search<F>): "states" | "bytes" =>
  store.capacity === options.statesMax ? "states" : "bytes";

/** Expands the last level; undefined, and as it was before, if there is no room for the next. */
function expanded<F extends Fields>(
  { team, store }: Search<F>,
  progress: Progress,
): Float64Array | undefined {
  const { control } = store;
  const end = statesOf(progress);
  const first = end - (progress.levels.at(-1)?.states ?? 0);
  let cursor = first;
  let total: Float64Array | undefined;
  for (;;) {
    const part = team.expand(cursor, end);
    if (total === undefined) total = part;
    else addTallies(total, part, store);
    // With helpers, what was reserved says how many there are only now.
    const pause = (control[STATES] as number) > store.capacity ? OVERFLOW : control[PAUSE];
    control[PAUSE] = 0;
    if (pause === 0) return total;
    cursor = control[CURSOR] as number;
    if (pause === OVERFLOW) {
      control[STATES] = end;
      if ((control[BITS] as number) >= store.bitsMax) return undefined;
      cursor = first;
      total = undefined;
    }
    growTable(store);
    team.rebuild(control[STATES] as number);
  }
}
