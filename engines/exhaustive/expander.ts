// One thread's part of the work: it takes chunks of the current level, and checks or expands the
// states in them. What it finds goes into its own row of tallies, which the leader adds up.

import { assert } from "../../lib/assert.ts";
import { type Entrance, entranceOf } from "./entrance.ts";
import type { Claim, FiniteModel, Goal } from "./model.ts";
import { type Orbits, orbitsOf } from "./orbits.ts";
import { renamings, type Symmetry } from "./renamings.ts";
import { type Fields, type Layout, layoutOf } from "./schema.ts";
import { CURSOR, END, GROW, hashOf, isGettingFull, PAUSE, type Store } from "./store.ts";
import {
  add,
  addHash,
  claimWitness,
  DEADLOCK,
  goalWitness,
  HASH,
  HASH_2,
  noteState,
  STANDS_FOR_STATES,
  STANDS_FOR_STEPS,
  STEPS,
} from "./tallies.ts";
import { type State, stateOver } from "./view.ts";

/** A model with what follows from its schema. */
export type Compiled<F extends Fields> = {
  readonly model: FiniteModel<F>;
  readonly layout: Layout;
  /** The state that `view` shows. */
  readonly words: Int32Array;
  readonly view: State<F>;
  /** The number of renamings. */
  readonly order: number;
  readonly orbits: Orbits | undefined;
};

/** Lays out, and tabulates the symmetry of, `model`. */
export function compile<F extends Fields>(model: FiniteModel<F>, symmetry: Symmetry): Compiled<F> {
  const layout = layoutOf(model.fields);
  const group = renamings(model.fields, symmetry);
  const words = new Int32Array(layout.words);
  return {
    model,
    layout,
    words,
    view: stateOver<F>(layout, words),
    order: group.length,
    orbits: group.length === 1 ? undefined : orbitsOf(layout, group),
  };
}

/** What a participant does in the phases of a level. */
export type Expander = {
  readonly check: () => void;
  readonly expand: () => void;
  readonly rebuild: () => void;
};

/** States that a participant takes at a time. */
const CHUNK = 128;

/** A participant in the search through `store`, whose findings go to `tallies`. */
export function expanderOf<F extends Fields>(
  compiled: Compiled<F>,
  store: Store,
  tallies: Float64Array,
): Expander {
  const entrance = entranceOf(store);
  const door = doorOf(compiled, entrance);
  const checkState = stateChecker(compiled, store, tallies);
  const expandState = stateExpander(compiled, store, tallies, door);
  const over = (work: (row: number) => void, pauses: boolean): void => {
    door.refresh();
    for (;;) {
      if (pauses && isGettingFull(store)) Atomics.compareExchange(store.control, PAUSE, 0, GROW);
      if (pauses && Atomics.load(store.control, PAUSE) !== 0) return;
      const end = Atomics.load(store.control, END);
      const from = Atomics.add(store.control, CURSOR, CHUNK);
      if (from >= end) return;
      for (let row = from; row < Math.min(from + CHUNK, end); row++) work(row);
    }
  };
  return {
    check: () => over(checkState, false),
    expand: () => {
      over(expandState, true);
      entrance.leave();
    },
    rebuild: () => over(entrance.enter, false),
  };
}

/** Looks at one state: hashes it, checks the claims, and sees which goals it reaches. */
function stateChecker<F extends Fields>(
  { model, words, view, orbits }: Compiled<F>,
  { rows, width }: Store,
  tallies: Float64Array,
): (row: number) => void {
  const { claims, goals } = model;
  return (row) => {
    const from = row * width;
    for (let at = 0; at < width; at++) words[at] = rows[from + at] as number;
    addHash(tallies, HASH, hashOf(words, 0, width, 0));
    addHash(tallies, HASH_2, hashOf(words, 0, width, 1));
    if (orbits !== undefined) add(tallies, STANDS_FOR_STATES, orbits.size(words));
    for (let at = 0; at < claims.length; at++) {
      if ((claims[at] as Claim<F>).violations(view).length === 0) continue;
      noteState(tallies, claimWitness(at), rows, width, row);
    }
    for (let at = 0; at < goals.length; at++) {
      if (!(goals[at] as Goal<F>).holds(view)) continue;
      noteState(tallies, goalWitness(claims.length, at), rows, width, row);
    }
  };
}

/** Does every step from one state, and adds the states that they lead to. */
function stateExpander<F extends Fields>(
  { model, words, view, orbits }: Compiled<F>,
  { rows, width }: Store,
  tallies: Float64Array,
  { admit }: Door,
): (row: number) => void {
  let from = 0;
  let steps = 0;
  const next = (): void => {
    steps++;
    admit(words);
    for (let at = 0; at < width; at++) words[at] = rows[from + at] as number;
  };
  return (row) => {
    from = row * width;
    steps = 0;
    for (let at = 0; at < width; at++) words[at] = rows[from + at] as number;
    model.steps(view, next);
    for (let at = 0; at < width; at++) {
      assert(words[at] === rows[from + at], "model: a rule changed the state and called no next");
    }
    add(tallies, STEPS, steps);
    if (orbits !== undefined) add(tallies, STANDS_FOR_STEPS, steps * orbits.size(words));
    if (steps === 0) noteState(tallies, DEADLOCK, rows, width, row);
  };
}

/** Where successors go. */
type Door = { readonly refresh: () => void; readonly admit: (key: Int32Array) => void };

const doorOf = <F extends Fields>({ orbits, layout }: Compiled<F>, entrance: Entrance): Door =>
  orbits === undefined
    ? { refresh: () => undefined, admit: entrance.add }
    : orbitDoor(orbits, entrance, layout.words);

/** Adds the states that stand for others. Most successors are states that were added a short while
 *  ago, from a neighbour: a small memory of those saves looking for what stands for them. */
function orbitDoor(orbits: Orbits, entrance: Entrance, width: number): Door {
  const recent = new Int32Array(2 ** RECENT_BITS * width);
  const isTaken = new Uint8Array(2 ** RECENT_BITS);
  return {
    // What was added before a pause may have been taken back, for want of room.
    refresh: () => void isTaken.fill(0),
    admit: (key) => {
      const slot = hashOf(key, 0, width, 0) >>> (32 - RECENT_BITS);
      const from = slot * width;
      let isKnown = isTaken[slot] === 1;
      for (let at = 0; at < width && isKnown; at++) isKnown = recent[from + at] === key[at];
      if (isKnown) return;
      isTaken[slot] = 1;
      for (let at = 0; at < width; at++) recent[from + at] = key[at] as number;
      entrance.add(orbits.least(key));
    },
  };
}

/** A megabyte or less for states of a few words. */
const RECENT_BITS = 15;
