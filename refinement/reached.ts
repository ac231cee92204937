// What a step exercised, for the report: the rules, and each call with how it ended.

import { taskOf, type ThreadKey } from "../spec/name.ts";
import type { Envelope } from "../spec/message.ts";
import type { Effect, Failure, Outcome, Result } from "../spec/outcome.ts";
import type { Event } from "../spec/event.ts";
import { findThread, type State } from "../spec/state.ts";

/** Rules by their anchors, then pairs "event → end". */
export function reachedBy(before: State, event: Event, outcome: Outcome): readonly string[] {
  const reached: string[] = [...outcome.because];
  const what = event.tag === "access" ? event.access : event.tag;
  const isOutside = event.tag === "tick" || event.tag === "interrupt";
  const actor = isOutside ? undefined : before.running;
  let told = false;
  for (const effect of outcome.effects) {
    if (effect.thread === actor) told = true;
    reached.push(pair(effect.thread === actor ? what : whose(effect, actor), endOf(effect.result)));
  }
  if (actor !== undefined && !told) reached.push(pair(what, doingNow(outcome.state, actor)));
  return reached;
}

const pairs = new Map<string, Map<string, string>>();

/** "what → end". A few hundred there are, and counting them is fast when the text is the same
 *  object each time: a string that was just made has no hash yet. */
function pair(what: string, end: string): string {
  let ends = pairs.get(what);
  if (ends === undefined) pairs.set(what, (ends = new Map()));
  let text = ends.get(end);
  if (text === undefined) ends.set(end, (text = `${what} → ${end}`));
  return text;
}

/** What the actor does when it was told nothing. */
function doingNow(after: State, actor: ThreadKey): string {
  const thread = findThread(after, actor);
  if (thread === undefined) return "gone";
  const { activity, transfer } = thread;
  if (transfer !== undefined && activity.tag !== "faulted")
    return activity.tag === "transferring" ? activity.tag : "transferring for pageFault";
  if (activity.tag !== "polling" && activity.tag !== "waiting") return activity.tag;
  return activity.purpose === "ipc" ? activity.tag : `${activity.tag} for ${activity.purpose}`;
}

const whose = ({ thread }: Effect, actor: ThreadKey | undefined): string =>
  actor !== undefined && taskOf(actor) === taskOf(thread) ? "a sibling" : "another";

function endOf(result: Result): string {
  switch (result.tag) {
    case "ipc":
      return result.failure === undefined ? "sent" : failureText(result.failure);
    case "received":
      return result.failure === undefined
        ? receivedText(result.envelope)
        : `${failureText(result.failure)} with a message`;
    case "idNearest":
      return result.relation;
    case "taskNew":
      return result.id.tag === "nil" ? "nil" : "an id";
    case "lthreadExRegs":
      return result.old === undefined ? "made" : "old values";
    case "threadSchedule": {
      const { activity, within } = result.report;
      return within === undefined ? activity : `${activity} for ${within}`;
    }
    default:
      return result.tag;
  }
}

const failureText = ({ phase, error }: Failure): string => `error ${error} in ${phase}`;

const receivedText = ({ redirected, propagated }: Envelope): string => {
  if (redirected) return "received on its way";
  return propagated ? "received for another" : "received";
};
