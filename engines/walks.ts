// Random runs of a system: what `random`, `replay` and `shrink` drive. An event that may end in
// several ways is a move for each of them, so that a list of moves is a run without chance.

import type { Prng } from "../lib/prng.ts";
import type { Failure, Model, Verdict, Walk } from "./model.ts";
import { isFailure, type System } from "./system.ts";

/** An event, and which of its ends was taken. */
export type Move<Event> = { readonly event: Event; readonly end: number };

/** Runs of `system` from one of its starts, by number; every event is as likely as any other. */
export const walksOf = <State, Event>(
  system: System<State, Event>,
): Model<number, Move<Event>> => ({
  drawStart: (random) => random.below(system.initial().length),
  begin: (start) => {
    const state = system.initial()[start];
    if (state === undefined) return noStart(start);
    return system.check(state) ?? walkFrom(system, kept(system, state));
  },
});

const noStart = (start: number): Failure => ({
  claim: "theStartExists",
  difference: [`there is no start ${start}`],
});

const kept = <State, Event>({ keep }: System<State, Event>, state: State): State =>
  keep === undefined ? state : keep(state);

function walkFrom<State, Event>(system: System<State, Event>, start: State): Walk<Move<Event>> {
  let state = start;
  return {
    draw: (random) => drawn(system, state, random),
    save: () => {
      const saved = state;
      return () => {
        state = saved;
      };
    },
    step: ({ event, end }) => {
      const ends = system.step(state, event);
      if (isFailure(ends)) return { tag: "refuted", failure: ends };
      const next = ends[end];
      if (next === undefined) return { tag: "disabled", because: "nothing comes of it here" };
      state = kept(system, next);
      return judged(system, state);
    },
  };
}

function drawn<State, Event>(
  system: System<State, Event>,
  state: State,
  random: Prng,
): Move<Event> {
  const event = random.pick(system.events(state));
  const ends = system.step(state, event);
  return { event, end: isFailure(ends) || ends.length === 0 ? 0 : random.below(ends.length) };
}

function judged<State, Event>(system: System<State, Event>, state: State): Verdict {
  const failure = system.check(state);
  if (failure !== undefined) return { tag: "refuted", failure };
  const reached = (system.goals ?? []).filter(({ holds }) => holds(state));
  return { tag: "holds", reached: reached.map(({ name }) => name) };
}
