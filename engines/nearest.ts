// Runs of a system, nearest first, on a budget of steps: short enough to be done for every trace.
// A sieve makes deeper ones of them: of each level only some states are gone on from.

import { Visited } from "./breadth/visited.ts";
import type { Failure } from "./model.ts";
import { isFailure, type System } from "./system.ts";

export type Reach<State, Event> = {
  /** Events of the longest runs that are looked at. */
  readonly depthMax: number;
  /** Whether a run of `depthMax` events may end with this one. */
  readonly mayEnd: (event: Event) => boolean;
  readonly sieve?: Sieve<State>;
};

/** Steps that may still be tried; each takes one off, unless what comes of it is known. */
export type Budget = { left: number };

/** Which states are gone on from. */
export type Sieve<State> = {
  /** Asked once of each new state, which was kept. */
  readonly admits: (state: State) => boolean;
  /** Some states of a level, in the order in which they are gone on from. */
  readonly best: (level: readonly State[]) => readonly State[];
};

/** A state, and the first way to it. */
type Place<State, Event> = {
  readonly state: State;
  readonly event: Event | undefined;
  readonly from: Place<State, Event> | undefined;
};

/** A search that goes on where it stopped: nothing is looked at twice. Mutable. */
export class Nearest<State, Event, Found> {
  private readonly system: System<State, Event>;
  private readonly reach: Reach<State, Event>;
  private readonly accepts: (events: readonly Event[], failure: Failure) => Found | undefined;
  private readonly seen: Visited;
  private readonly key: Int32Array;
  /** Places at one depth, and those that are known at the next. */
  private depth = 0;
  private level: readonly Place<State, Event>[];
  private next: Place<State, Event>[] = [];
  /** The step that is tried next: an event of a place of the level. */
  private place = 0;
  private event = 0;

  constructor(
    system: System<State, Event>,
    reach: Reach<State, Event>,
    accepts: (events: readonly Event[], failure: Failure) => Found | undefined,
  ) {
    this.system = system;
    this.reach = reach;
    this.accepts = accepts;
    this.seen = new Visited(system.keyWords);
    this.key = new Int32Array(system.keyWords);
    this.level = this.newPlaces(system.initial(), undefined, undefined);
  }

  /**
   * The first run that is wrong in its last step, or ends where something is wrong, and that
   * `accepts` takes; of equally many events that which comes first in the order of the events.
   * Undefined: none of the runs of at most `depth` events, or the budget is used up.
   */
  to(depth: number, budget: Budget): Found | undefined {
    while (this.depth < Math.min(depth, this.reach.depthMax) && this.level.length > 0) {
      const found = this.goOn(budget);
      if (found !== undefined) return found;
      if (this.place < this.level.length) return undefined;
      this.goDown();
    }
    return undefined;
  }

  private goDown(): void {
    const { sieve } = this.reach;
    this.level = sieve === undefined ? this.next : sifted(this.next, sieve);
    this.next = [];
    this.place = 0;
    this.depth++;
  }

  /** Does the steps of the level that are left, up to one that is accepted. */
  private goOn(budget: Budget): Found | undefined {
    const { level, system } = this;
    for (; this.place < level.length; this.place++) {
      const from = level[this.place] as Place<State, Event>;
      const events = system.events(from.state);
      while (this.event < events.length) {
        const event = events[this.event] as Event;
        if (this.isLast() && !this.reach.mayEnd(event)) {
          this.event++;
          continue;
        }
        if (!this.isFree(from.state, event) && budget.left-- <= 0) return undefined;
        this.event++;
        const found = this.step(from, event);
        if (found !== undefined) return found;
      }
      this.event = 0;
    }
    return undefined;
  }

  private isFree(state: State, event: Event): boolean {
    return this.system.isKnown?.(state, event) ?? false;
  }

  private isLast(): boolean {
    return this.depth + 1 === this.reach.depthMax;
  }

  private step(from: Place<State, Event>, event: Event): Found | undefined {
    const after = this.system.step(from.state, event);
    const failure = isFailure(after) ? after : wrongIn(this.system, after);
    if (failure !== undefined) return this.accepts([...wayTo(from), event], failure);
    if (!isFailure(after) && !this.isLast()) this.next.push(...this.newPlaces(after, event, from));
    return undefined;
  }

  private newPlaces(
    states: readonly State[],
    event: Event | undefined,
    from: Place<State, Event> | undefined,
  ): readonly Place<State, Event>[] {
    const { keep } = this.system;
    const places: Place<State, Event>[] = [];
    for (const found of states) {
      if (!this.isNew(found)) continue;
      const state = keep?.(found) ?? found;
      if (this.reach.sieve?.admits(state) ?? true) places.push({ state, event, from });
    }
    return places;
  }

  private isNew(state: State): boolean {
    this.system.key(state, this.key);
    return this.seen.add(this.key, 0, -1, 0);
  }
}

function sifted<State, Event>(
  level: readonly Place<State, Event>[],
  { best }: Sieve<State>,
): readonly Place<State, Event>[] {
  const places = new Map(level.map((place) => [place.state, place]));
  return best([...places.keys()]).flatMap((state) => places.get(state) ?? []);
}

function wrongIn<State, Event>(
  { check }: System<State, Event>,
  states: readonly State[],
): Failure | undefined {
  for (const state of states) {
    const failure = check(state);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function wayTo<State, Event>(place: Place<State, Event>): readonly Event[] {
  const events: Event[] = [];
  for (let at: typeof place | undefined = place; at !== undefined; at = at.from)
    if (at.event !== undefined) events.unshift(at.event);
  return events;
}
