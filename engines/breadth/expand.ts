// The work that may be done anywhere: states, given by the ways to them, are looked at and all
// their steps are done. What comes back is numbers, and what was wrong.

import type { Failure } from "../model.ts";
import { isFailure, SOME_STEP_IS_POSSIBLE, type System } from "../system.ts";
import { choiceOf, type Follower } from "./follower.ts";
import { settledWith } from "./settled.ts";

/** Some states of one level. Plain values, which may be sent to another thread. */
export type Batch = {
  /** The choices to each state, `length` for each. */
  readonly paths: Int32Array;
  readonly length: number;
  /** Whether their steps are asked for, or only what is true of them. */
  readonly steps: boolean;
};

/** Something wrong: with the state number `source` of the batch, or with one of its steps. */
export type Wrong = {
  readonly source: number;
  /** undefined: the state itself. */
  readonly choice: number | undefined;
  readonly failure: Failure;
};

/** What came of a batch. */
export type Expansion = {
  /** The steps of each state. */
  readonly counts: Int32Array;
  /** For each step, the choice and the key of its end. */
  readonly choices: Int32Array;
  readonly keys: Int32Array;
  /** For each step, what is known of its end: see settled.ts. */
  readonly ends: Int32Array;
  /** For each state, a bit for each goal that it reaches. */
  readonly goals: Int32Array;
  readonly wrong: readonly Wrong[];
};

/** Looks at the states of `batch`, and does their steps. */
export function expand<State, Event>(
  system: System<State, Event>,
  follower: Follower<State, Event>,
  { paths, length, steps }: Batch,
): Expansion {
  const sources = paths.length / length;
  const made: Made = { choices: new Words(), keys: new Words(), ends: new Words(), wrong: [] };
  const counts = new Int32Array(sources);
  const goals = new Int32Array(sources);
  const key = new Int32Array(system.keyWords);
  follower.begin(length);
  for (let source = 0; source < sources; source++) {
    const path = paths.subarray(source * length, (source + 1) * length);
    const state = follower.to(path);
    const failure = system.check(state);
    if (failure !== undefined) made.wrong.push({ source, choice: undefined, failure });
    goals[source] = goalsOf(system, state);
    if (steps && failure === undefined)
      counts[source] = allSteps(system, follower, { source, path, state, key }, made);
  }
  const { choices, keys, ends, wrong } = made;
  return {
    counts,
    choices: choices.taken(),
    keys: keys.taken(),
    ends: ends.taken(),
    goals,
    wrong,
  };
}

type Made = {
  readonly choices: Words;
  readonly keys: Words;
  readonly ends: Words;
  readonly wrong: Wrong[];
};

type Source<State> = {
  readonly source: number;
  readonly path: Int32Array;
  readonly state: State;
  /** Room for the key of an end. */
  readonly key: Int32Array;
};

/** Does every step of `state`; how many there were. */
function allSteps<State, Event>(
  system: System<State, Event>,
  follower: Follower<State, Event>,
  { source, path, state, key }: Source<State>,
  { choices, keys, ends: known, wrong }: Made,
): number {
  let count = 0;
  const events = system.events(state);
  for (let event = 0; event < events.length; event++) {
    const ends = system.step(state, events[event] as Event);
    if (isFailure(ends)) {
      count++;
      choices.push(choiceOf(event, 0));
      keys.append(key.fill(0));
      known.push(0);
      wrong.push({ source, choice: choiceOf(event, 0), failure: ends });
      continue;
    }
    for (let end = 0; end < ends.length; end++) {
      count++;
      const choice = choiceOf(event, end);
      choices.push(choice);
      system.key(ends[end] as State, key);
      keys.append(key);
      const seen = follower.recent.add(key) ? endOf(system, ends[end] as State) : undefined;
      if (seen === 0) follower.expect(ends[end] as State, path, choice);
      known.push(seen ?? 0);
    }
  }
  if (count === 0 && system.deadlock === "refuted") {
    const failure = { claim: SOME_STEP_IS_POSSIBLE, difference: ["no step leads out of it"] };
    wrong.push({ source, choice: undefined, failure });
  }
  return count;
}

/** What is known of the end of a step. A state from which nothing leads on is not worth coming back
 *  to: what there is to see is seen at once, unless it is wrong and has to be told in its turn. */
function endOf<State, Event>(system: System<State, Event>, state: State): number {
  const isLast = system.deadlock !== "refuted" && system.events(state).length === 0;
  return isLast && system.check(state) === undefined ? settledWith(goalsOf(system, state)) : 0;
}

function goalsOf<State, Event>({ goals }: System<State, Event>, state: State): number {
  let bits = 0;
  for (let at = 0; at < (goals?.length ?? 0); at++)
    if (goals?.[at]?.holds(state) === true) bits |= 1 << at;
  return bits;
}

/** Enough for what comes of most batches. */
const FIRST_WORDS = 4096;

/** A list of words that grows. */
class Words {
  private words: Int32Array = new Int32Array(FIRST_WORDS);
  private count = 0;

  push(word: number): void {
    this.makeRoom(1);
    this.words[this.count++] = word;
  }

  append(words: Int32Array): void {
    this.makeRoom(words.length);
    for (let at = 0; at < words.length; at++) this.words[this.count++] = words[at] as number;
  }

  private makeRoom(count: number): void {
    if (this.count + count <= this.words.length) return;
    const larger = new Int32Array(2 * (this.words.length + count));
    larger.set(this.words);
    this.words = larger;
  }

  taken(): Int32Array {
    return this.words.slice(0, this.count);
  }
}
