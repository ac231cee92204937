// Going to a state along the choices that lead there. No state is stored: those on the way to the
// last one are kept, and since neighbours in a level mostly have the same parents, going to the
// next one costs a step or two.

import { fail, present } from "../../lib/assert.ts";
import { isFailure, type System } from "../system.ts";
import { Kept } from "./kept.ts";
import { Recent } from "./recent.ts";

/** A choice is the number of an event times this, plus the number of its end. The first choice of
 *  a path is the number of a start. */
const ENDS_MAX = 256;

/** The choice of end `end` of event `event`. */
export function choiceOf(event: number, end: number): number {
  if (end >= ENDS_MAX) fail(`breadth: an event with more than ${ENDS_MAX} ends`);
  return event * ENDS_MAX + end;
}
export const eventIn = (choice: number): number => Math.floor(choice / ENDS_MAX);
const endIn = (choice: number): number => choice % ENDS_MAX;

export class Follower<State, Event> {
  /** The keys of states that whoever goes along here has met. */
  readonly recent: Recent;
  private readonly system: System<State, Event>;
  private readonly kept = new Kept<State>();
  private readonly path: number[] = [];
  private readonly states: State[] = [];

  constructor(system: System<State, Event>) {
    this.system = system;
    this.recent = new Recent(system.keyWords);
  }

  /** The state at the end of the choices, kept. */
  to(choices: Int32Array): State {
    const kept = this.kept.take(choices);
    if (kept !== undefined) return kept;
    let at = 0;
    const { length } = choices;
    while (at < length && at < this.path.length && this.path[at] === choices[at]) at++;
    this.path.length = this.states.length = at;
    for (; at < length; at++) {
      const choice = choices[at] as number;
      this.states.push(this.next(at, choice));
      this.path.push(choice);
    }
    return present(this.states.at(-1), "breadth: a path has a start");
  }

  /** From now on paths of fewer than `length` choices are not gone along. */
  begin(length: number): void {
    this.kept.forgetBefore(length);
  }

  /** `state`, to which the last step led, will be asked for, perhaps: `choice` leads there from the
   *  end of `path`. */
  expect(state: State, path: Int32Array, choice: number): void {
    if (!this.kept.hasRoom) return;
    const longer = new Int32Array(path.length + 1);
    longer.set(path);
    longer[path.length] = choice;
    this.kept.put(longer, this.system.keep === undefined ? state : this.system.keep(state));
  }

  private next(at: number, choice: number): State {
    const { system } = this;
    const before = this.states[at - 1];
    if (before === undefined) return this.forGood(system.initial()[choice]);
    const event = present(system.events(before)[eventIn(choice)], "breadth: the same events");
    if (system.again !== undefined) return system.again(before, event, endIn(choice));
    const ends = system.step(before, event);
    return this.forGood(isFailure(ends) ? undefined : ends[endIn(choice)]);
  }

  private forGood(state: State | undefined): State {
    const { system } = this;
    const found = present(state, "breadth: a path leads where it led; do steps depend on time?");
    return system.keep === undefined ? found : system.keep(found);
  }
}

/** The events along a path. */
export function eventsAlong<State, Event>(
  system: System<State, Event>,
  path: Int32Array,
): readonly Event[] {
  const follower = new Follower(system);
  return Array.from({ length: path.length - 1 }, (_, at) => {
    const before = follower.to(path.subarray(0, at + 1));
    const events = system.events(before);
    return present(events[eventIn(path[at + 1] as number)], "breadth: the same events");
  });
}
