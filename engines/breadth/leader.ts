// The leader of a search: it hands out batches of states, and takes in what came of them in the
// order in which they were handed out. So the result does not depend on who did the work, and a
// batch whose worker died is done again by another.

import { assert } from "../../lib/assert.ts";
import type { Failure } from "../model.ts";
import type { System } from "../system.ts";
import type { Batch, Expansion } from "./expand.ts";
import { type Ended, type Level, sumOfKeys, type Survey, type Wrongdoing } from "./progress.ts";
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
  private counterexamples: readonly Wrongdoing[] = [];

  constructor(system: System<State, Event>, bounds: Bounds, from?: Restored) {
    this.system = system;
    this.bounds = bounds;
    this.visited = from?.visited ?? startsOf(system);
    this.position = from?.position ?? beginning(this.visited, system.goals?.length ?? 0);
    this.handed = this.position.cursor;
    // A search that had ended when it was left off ends again.
    if (this.position.cursor === this.position.end) this.endLevel();
  }

  /** The states to look at next; undefined: none before others have been taken in. */
  next(): Batch | undefined {
    const { end, full } = this.position;
    const from = this.handed;
    if (this.ended !== undefined || from === end) return undefined;
    const to = Math.min(end, from + BATCH);
    this.handed = to;
    const length = this.depth + 1;
    const paths = new Int32Array((to - from) * length);
    for (let row = from; row < to; row++)
      this.visited.pathTo(row, length, paths, (row - from) * length);
    const steps = full === undefined && this.depth < (this.bounds.depthMax ?? Infinity);
    return { paths, length, steps };
  }

  /** Takes in what came of the oldest batch that was handed out and not taken in. */
  take({ counts, choices, keys, goals, wrong }: Expansion): void {
    const { cursor } = this.position;
    const found = wrong.map(({ source, choice, failure }) => ({
      row: cursor + source,
      choice,
      failure,
    }));
    let at = 0;
    for (let source = 0; source < counts.length; source++)
      for (let step = 0; step < (counts[source] as number); step++, at++) {
        const choice = choices[at] as number;
        const isWrong = wrong.some((one) => one.source === source && one.choice === choice);
        if (!isWrong) this.add(keys, at * this.system.keyWords, cursor + source, choice);
      }
    this.position = {
      ...this.position,
      cursor: cursor + counts.length,
      transitions: this.position.transitions + at,
      wrong: found.length === 0 ? this.position.wrong : [...this.position.wrong, ...found],
      goalDepths: this.position.goalDepths.map(
        (depth, goal) =>
          depth ?? (goals.some((bits) => bits & (1 << goal)) ? this.depth : undefined),
      ),
    };
    if (this.position.cursor === this.position.end) this.endLevel();
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

  private add(keys: Int32Array, from: number, parent: number, choice: number): void {
    const { visited, position, bounds } = this;
    if (position.full !== undefined) return;
    if (!visited.add(keys, from, parent, choice)) return;
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
