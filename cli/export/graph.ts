// The whole graph of a small system: every state, and every step between two of them.

import { isFailure, type System } from "../../engines/index.ts";

export type Edge<Event> = { readonly from: number; readonly to: number; readonly event: Event };
export type Graph<State, Event> = {
  readonly states: readonly State[];
  /** Steps that lead elsewhere; of several from one state to another, the first. */
  readonly edges: readonly Edge<Event>[];
};

/** The graph, states nearest first; undefined if it has more than `statesMax`. */
export function graphOf<State, Event>(
  system: System<State, Event>,
  statesMax: number,
): Graph<State, Event> | undefined {
  const seen = new Map<string, number>();
  const states: State[] = [];
  const edges: Edge<Event>[] = [];
  const into = new Int32Array(system.keyWords);
  const add = (state: State): number => {
    system.key(state, into);
    const key = into.join();
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, states.length);
    return states.push(state) - 1;
  };
  for (const state of system.initial()) add(state);
  for (let from = 0; from < states.length; from++) {
    if (states.length > statesMax) return undefined;
    const reached = new Set([from]);
    const state = states[from] as State;
    for (const event of system.events(state)) {
      const ends = system.step(state, event);
      for (const end of isFailure(ends) ? [] : ends) {
        const to = add(end);
        if (!reached.has(to)) edges.push({ from, to, event });
        reached.add(to);
      }
    }
  }
  return { states, edges };
}
