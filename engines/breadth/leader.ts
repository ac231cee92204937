// The leader of a search: it hands out batches of states, and takes in what came of them in the
// order in which they were handed out. So the result does not depend on who did the work, and a
// batch whose worker died is done again by another.

import { assert } from "../../lib/assert.ts";
import type { Failure } from "../model.ts";
import type { System } from "../system.ts";
import type { Batch, Expansion } from "./expand.ts";
import { type Ended, type Level, sumOfKeys, type Survey, type Wrongdoing } from "./progress.ts";
import { Settled } from "./settled.ts";
import { Visited } from "./visited.ts";

/** How far to search; what is left out is no bound. */
export type Bounds = {
  /** States that are more steps away from every start are not looked at. */
  readonly depthMax?: number;
  readonly statesMax?: number;
  /** Bytes for the visited set. */
  readonly bytesMax?: number;
  /** Whether something wrong is what is looked for; all is, if left out. */
  readonly accepts?: (wrong: Wrongdoing) => boolean;
};

/** Everything about a search between two batches but the visited set. */
export type Position = {
  readonly levels: readonly Level[];
  /** The first row of the level that is being expanded, and the next row to take in. */
  readonly first: number;
  readonly cursor: number;
  /** The end of that level. */
  readonly end: number;
  readonly transitions: number;
  /** The bound that no further state may pass, once one was met. */
  readonly full: "states" | "bytes" | undefined;
  readonly wrong: readonly Found[];
  readonly goalDepths: readonly (number | undefined)[];
};

/** Something wrong in the level that is being expanded: in a state, or in a step from it. */
export type Found = {
  readonly row: number;
  readonly choice: number | undefined;
  readonly failure: Failure;
};

/** States in a batch: enough to be worth a message. */
const BATCH = 64;

export class Leader<State, Event> {
  readonly visited: Visited;
  position: Position;
  ended: Ended | undefined;
  private readonly system: System<State, Event>;
  private readonly bounds: Bounds;
  private handed: number;
  /** The rows of the batches that were handed out and not taken in. */
  private readonly out: (readonly number[])[] = [];
  /** Of this level and of the next one. */
  private settled = new Settled();
  private coming = new Settled();
  private counterexamples: readonly Wrongdoing[] = [];

  constructor(system: System<State, Event>, bounds: Bounds, from?: Restored) {
    this.system = system;
    this.bounds = bounds;
    this.visited = from?.visited ?? startsOf(system);
    this.position = from?.position ?? beginning(this.visited, system.goals?.length ?? 0);
    this.handed = this.position.cursor;
    this.coming.begin(this.position.end);
    // A search that had ended when it was left off ends again.
    if (this.position.cursor === this.position.end) this.endLevel();
  }

  /** The states to look at next; undefined: none before others have been taken in. */
  next(): Batch | undefined {
    const rows = this.ended === undefined ? this.rowsAhead() : [];
    if (rows.length === 0) return undefined;
    this.out.push(rows);
    const length = this.depth + 1;
    const paths = new Int32Array(rows.length * length);
    rows.forEach((row, at) => this.visited.pathTo(row, length, paths, at * length));
    const { depthMax = Infinity } = this.bounds;
    return { paths, length, steps: this.position.full === undefined && this.depth < depthMax };
  }

  /** The next rows that are not settled, as many as fit into a batch. */
  private rowsAhead(): readonly number[] {
    const rows: number[] = [];
    for (; this.handed < this.position.end && rows.length < BATCH; this.handed++)
      if (!this.settled.has(this.handed)) rows.push(this.handed);
    return rows;
  }

  /** Takes in what came of the oldest batch that was handed out and not taken in. */
  take({ counts, choices, keys, ends, goals, wrong }: Expansion): void {
    const rows = this.out.shift() ?? [];
    assert(rows.length === counts.length, "breadth: an answer is to the oldest batch");
    const found = wrong.map(({ source, choice, failure }) => ({
      row: rows[source] as number,
      choice,
      failure,
    }));
    let at = 0;
    for (const [source, row] of rows.entries())
      for (let step = 0; step < (counts[source] as number); step++, at++) {
        const choice = choices[at] as number;
        const isWrong = wrong.some((one) => one.source === source && one.choice === choice);
        if (!isWrong) this.add(keys, at, row, choice, ends[at] as number);
      }
    this.position = {
      ...this.position,
      transitions: this.position.transitions + at,
      wrong: found.length === 0 ? this.position.wrong : [...this.position.wrong, ...found],
    };
    this.pass(
      (rows.at(-1) as number) + 1,
      goals.reduce((all, bits) => all | bits, 0),
    );
  }

  /** Goes on behind all rows before `to`, which reach `goals` or are settled, and behind settled
   *  ones that follow. */
  private pass(to: number, goals: number): void {
    const { end, goalDepths } = this.position;
    let { cursor } = this.position;
    let bits = goals;
    for (; cursor < to || (cursor < end && this.settled.has(cursor)); cursor++)
      bits |= this.settled.goals(cursor);
    this.position = {
      ...this.position,
      cursor,
      goalDepths: goalDepths.map(
        (depth, goal) => depth ?? ((bits & (1 << goal)) === 0 ? undefined : this.depth),
      ),
    };
    if (cursor === end) this.endLevel();
  }

  /** Ends the search where it is. */
  stop(): void {
    this.ended ??= "request";
  }

  /** What the search came to, so far. */
  survey(): Survey {
    const { levels, goalDepths, transitions } = this.position;
    const { visited, system } = this;
    const states = levels.reduce((sum, level) => sum + level.states, 0);
    const done = levels.reduce((sum, level) => sum + level.transitions, 0);
    return {
      configuration: system.name,
      ended: this.ended ?? "request",
      states,
      transitions: this.ended === undefined ? done + transitions : done,
      depth: this.depth,
      levels,
      counterexamples: this.counterexamples,
      goals: new Map((system.goals ?? []).map(({ name }, at) => [name, goalDepths[at]])),
      bytesPerState: visited.bytes / Math.max(visited.count, 1),
    };
  }

  private get depth(): number {
    return this.position.levels.length - 1;
  }

  /** Adds the end of step `at` of a batch, of which `known` is known. */
  private add(keys: Int32Array, at: number, parent: number, choice: number, known: number): void {
    const { visited, position, bounds } = this;
    if (position.full !== undefined) return;
    if (!visited.add(keys, at * visited.width, parent, choice)) return;
    if (known !== 0) this.coming.put(visited.count - 1, known);
    const { statesMax = Infinity, bytesMax = Infinity } = bounds;
    if (visited.count > statesMax) this.position = { ...position, full: "states" };
    else if (visited.bytes > bytesMax) this.position = { ...position, full: "bytes" };
  }

  private endLevel(): void {
    const { levels, first, end, transitions, full, wrong } = this.position;
    const last = levels.at(-1) as Level;
    const isExpanded = full === undefined && this.depth < (this.bounds.depthMax ?? Infinity);
    const done = [...levels.slice(0, -1), { ...last, transitions: isExpanded ? transitions : 0 }];
    this.position = { ...this.position, levels: done };
    this.counterexamples = this.nearest(wrong);
    if (this.counterexamples.length > 0) this.ended = "refuted";
    else if (full !== undefined) this.ended = full;
    else if (!isExpanded) this.ended = "depth";
    else if (this.visited.count === end) this.ended = "complete";
    if (this.ended !== undefined) return this.visited.truncate(end);
    this.position = {
      ...this.position,
      ...levelFrom(this.visited, end),
      levels: [...done, levelOf(this.visited, end)],
    };
    assert(first < end, "breadth: a level has states");
    [this.settled, this.coming] = [this.coming, this.settled];
    this.coming.begin(this.position.end);
    this.handed = end;
    this.pass(end, 0);
  }

  /** The first acceptable wrong thing of each claim, states before steps. */
  private nearest(wrong: readonly Found[]): readonly Wrongdoing[] {
    for (const isStep of [false, true]) {
      const seen = new Map<string, Wrongdoing>();
      for (const one of wrong.filter(({ choice }) => (choice !== undefined) === isStep)) {
        if (seen.has(one.failure.claim)) continue;
        const wrongdoing = { path: this.pathOf(one), failure: one.failure };
        if (this.bounds.accepts?.(wrongdoing) ?? true) seen.set(one.failure.claim, wrongdoing);
      }
      if (seen.size > 0) return [...seen.values()];
    }
    return [];
  }

  private pathOf({ row, choice }: Found): Int32Array {
    const length = this.depth + 1;
    const path = new Int32Array(choice === undefined ? length : length + 1);
    this.visited.pathTo(row, length, path, 0);
    if (choice !== undefined) path[length] = choice;
    return path;
  }
}

/** A search that was left off. */
export type Restored = { readonly visited: Visited; readonly position: Position };

function startsOf<State, Event>(system: System<State, Event>): Visited {
  const visited = new Visited(system.keyWords);
  const key = new Int32Array(system.keyWords);
  for (const [choice, state] of system.initial().entries()) {
    system.key(state, key);
    visited.add(key, 0, -1, choice);
  }
  assert(visited.count > 0, `breadth: ${system.name} begins nowhere`);
  return visited;
}

const beginning = (visited: Visited, goals: number): Position => ({
  ...levelFrom(visited, 0),
  levels: [levelOf(visited, 0)],
  full: undefined,
  goalDepths: Array.from({ length: goals }, () => undefined),
});

/** The position at the beginning of the level that starts at row `first`. */
const levelFrom = ({ count }: Visited, first: number) => ({
  first,
  cursor: first,
  end: count,
  transitions: 0,
  wrong: [] as readonly Found[],
});

const levelOf = ({ keys, count, width }: Visited, first: number): Level => ({
  states: count - first,
  transitions: 0,
  hash: sumOfKeys(keys, first, count - first, width),
});
