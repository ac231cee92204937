// Runs of a system, nearest first, on a budget of steps: short enough to be done for every trace.
// A sieve makes deeper ones of them: of each level only some states are gone on from.

import { Visited } from "./breadth/visited.ts";
import type { Failure } from "./model.ts";
import { isFailure, type System } from "./system.ts";

export type Reach<State, Event> = {
  /** Events of the longest runs that are looked at. */
  readonly depthMax: number;
  /** Steps that may still be tried; each takes one off. */
  readonly budget: { left: number };
  /** Whether a run of `depthMax` events may end with this one. */
  readonly mayEnd: (event: Event) => boolean;
  readonly sieve?: Sieve<State>;
};

/** Which states are gone on from. */
export type Sieve<State> = {
  /** Asked once of each new state. */
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

/** The first run that is wrong in its last step, or ends where something is wrong, and that
 *  `accepts` takes; of equally many events that which comes first in the order of the events. */
export function nearest<State, Event, Found>(
  system: System<State, Event>,
  { depthMax, budget, mayEnd, sieve }: Reach<State, Event>,
  accepts: (events: readonly Event[], failure: Failure) => Found | undefined,
): Found | undefined {
  const keep = system.keep ?? ((state: State) => state);
  const seen = new Visited(system.keyWords);
  const key = new Int32Array(system.keyWords);
  const isNew = (state: State): boolean => {
    system.key(state, key);
    return seen.add(key, 0, -1, 0) && (sieve?.admits(state) ?? true);
  };
  let level: readonly Place<State, Event>[] = system
    .initial()
    .filter(isNew)
    .map((state) => ({ state: keep(state), event: undefined, from: undefined }));
  for (let depth = 1; depth <= depthMax && level.length > 0; depth++) {
    const next: Place<State, Event>[] = [];
    for (const from of level)
      for (const event of system.events(from.state)) {
        if (depth === depthMax && !mayEnd(event)) continue;
        if (budget.left-- <= 0) return undefined;
        const after = system.step(from.state, event);
        const failure = isFailure(after) ? after : wrongIn(system, after);
        const found = failure && accepts([...wayTo(from), event], failure);
        if (found !== undefined) return found;
        if (isFailure(after) || failure !== undefined || depth === depthMax) continue;
        const states = after.filter(isNew);
        next.push(...states.map((state) => ({ state: keep(state), event, from })));
      }
    level = sieve === undefined ? next : sifted(next, sieve);
  }
  return undefined;
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
