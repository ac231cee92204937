// A system that does nothing twice, for searches that have much in common: one tries a few events
// more than another, and what came of the others is known.

import { assert } from "../lib/assert.ts";
import type { Failure } from "./model.ts";
import { isFailure, type System } from "./system.ts";

/** A state of which it is remembered what came of events. Equal keys are one state. */
export type Remembered<State, Event> = {
  readonly key: Int32Array;
  /** The first step to it; undefined: it may begin so. */
  readonly way: readonly [from: Remembered<State, Event>, event: Event] | undefined;
  /** What came of events, by their names. */
  readonly outcomes: Map<string, Outcome<State, Event>>;
  /** The state itself; undefined: it was not kept. */
  state: State | undefined;
};

type Outcome<State, Event> = readonly Remembered<State, Event>[] | Failure;

/** Gives one system many menus. Mutable. */
export class Remembering<State, Event extends object> {
  private readonly system: System<State, Event>;
  private readonly nameOf: (event: Event) => string;
  private readonly known = new Map<string, Remembered<State, Event>>();
  private readonly names = new WeakMap<Event, string>();
  /** The states that the last step led to, which may still be kept. */
  private readonly fresh = new Map<Remembered<State, Event>, State>();

  /** Events of equal names are one event. A system may keep its states or none. */
  constructor(system: System<State, Event>, nameOf: (event: Event) => string) {
    this.system = system;
    this.nameOf = nameOf;
  }

  /** The system with other events. A step to a state that is wrong is itself wrong. */
  with(events: (state: State) => readonly Event[]): System<Remembered<State, Event>, Event> {
    const { name, keyWords, initial } = this.system;
    return {
      name,
      initial: () => initial().map((state) => this.keep(this.arrive(state, undefined))),
      events: (at) => events(stateOf(at)),
      step: (from, event) => this.step(from, event),
      isKnown: ({ outcomes }, event) => outcomes.has(this.named(event)),
      keyWords,
      key: ({ key }, into) => into.set(key),
      check: () => undefined,
      keep: (at) => this.keep(at),
    };
  }

  private step(from: Remembered<State, Event>, event: Event): Outcome<State, Event> {
    const name = this.named(event);
    const before = from.outcomes.get(name);
    if (before !== undefined) return before;
    const outcome = this.go(from, event);
    from.outcomes.set(name, outcome);
    return outcome;
  }

  private named(event: Event): string {
    const before = this.names.get(event);
    if (before !== undefined) return before;
    const name = this.nameOf(event);
    this.names.set(event, name);
    return name;
  }

  private go(from: Remembered<State, Event>, event: Event): Outcome<State, Event> {
    const { step, check } = this.system;
    this.fresh.clear();
    const after = step(stateOf(from), event);
    if (isFailure(after)) return after;
    const failure = after.map(check).find((wrong) => wrong !== undefined);
    return failure ?? after.map((state) => this.arrive(state, [from, event]));
  }

  private arrive(state: State, way: Remembered<State, Event>["way"]): Remembered<State, Event> {
    const key = new Int32Array(this.system.keyWords);
    this.system.key(state, key);
    const name = key.join();
    const here = this.known.get(name) ?? { key, way, outcomes: new Map(), state: undefined };
    this.known.set(name, here);
    this.fresh.set(here, state);
    return here;
  }

  /** The same, with its state: the system goes there again if it has gone on. */
  private keep(at: Remembered<State, Event>): Remembered<State, Event> {
    if (at.state !== undefined) return at;
    if (!this.fresh.has(at) && at.way !== undefined) this.go(...at.way);
    const state = this.fresh.get(at);
    assert(state !== undefined, "remembering: a step leads where it led");
    at.state = this.system.keep?.(state) ?? state;
    return at;
  }
}

function stateOf<State, Event>({ state }: Remembered<State, Event>): State {
  assert(state !== undefined, "remembering: only what was kept is gone on from");
  return state;
}
