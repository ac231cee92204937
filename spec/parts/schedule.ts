// Who runs next. Source: manual, section 4. The spec allows every choice among equals.

import type { ThreadKey } from "../name.ts";
import type { Outcome, Outcomes } from "../outcome.ts";
import type { Rule } from "../rules.ts";
import { isReady, threadAt, threadKeys, withRunning, type State } from "../state.ts";
import { become, by, onward, type Progress } from "./progress.ts";

/** What a scheduling point needs to know besides the state. */
export type Turn = {
  /** Who ran until now. */
  readonly previous: ThreadKey | undefined;
  /** Made ready by the send phase of the thread that ran. */
  readonly handoff?: ThreadKey | undefined;
  /** The thread that ran has had its turn. */
  readonly yields?: boolean;
};

/** A scheduling point after each of these: at least one outcome, in a fixed order. */
export function schedulingPoint(ways: readonly Progress[], turn: Turn): Outcomes {
  return atLeastOne(onward(ways, (p) => runners(p, turn)));
}

/** Outcomes of which there is one at least. */
export const atLeastOne = (outcomes: readonly Outcome[]): Outcomes => outcomes as Outcomes;

/** This very thread runs, or nobody, and it was not a scheduling point. */
export const runs = (p: Progress, running: ThreadKey | undefined): Outcomes => [
  become(p, withRunning(p.state, running)),
];

function runners(p: Progress, { previous, handoff, yields }: Turn): Outcomes {
  const best = highestReady(p.state);
  if (best.length === 0) return [run(p, undefined, "schedule.idle")];
  const blocked = previous === undefined || !isReady(p.state, previous);
  if (blocked && handoff !== undefined && best.includes(handoff))
    return [run(p, handoff, "schedule.directSwitch")];
  if (previous !== undefined && best.includes(previous)) {
    if (yields !== true || best.length === 1) return [run(p, previous, "schedule.continues")];
    const others = best.filter((key) => key !== previous);
    return each(p, others, "schedule.turn");
  }
  return each(p, best, blocked ? "schedule.highest" : "schedule.preempts");
}

/** Each of some threads runs: at least one. */
const each = (p: Progress, keys: readonly ThreadKey[], rule: Rule): Outcomes =>
  atLeastOne(keys.map((key) => run(p, key, rule)));

const run = (p: Progress, running: ThreadKey | undefined, rule: Rule): Outcome =>
  become(by(p, rule), withRunning(p.state, running));

// A memo of the last question: the rules and several claims ask the same, and tables never change.
let known: { readonly tasks: State["tasks"]; readonly best: readonly ThreadKey[] } | undefined;

/** The ready threads than which no ready thread is higher. */
export function highestReady(state: State): readonly ThreadKey[] {
  const { tasks } = state;
  if (known?.tasks === tasks) return known.best;
  let best: ThreadKey[] = [];
  let highest = 0;
  for (const key of threadKeys(state)) {
    const { priority, activity } = threadAt(state, key);
    if (activity.tag !== "ready" || priority < highest) continue;
    if (priority > highest) best = [key];
    else best.push(key);
    highest = priority;
  }
  known = { tasks, best };
  return best;
}
