// What a step exercised, for the report: the rules, and each call with how it ended.

import { taskOf, type ThreadKey } from "../spec/name.ts";
import type { Envelope } from "../spec/message.ts";
import type { Effect, Failure, Outcome, Result } from "../spec/outcome.ts";
import type { Event } from "../spec/event.ts";
import { findThread, type State } from "../spec/state.ts";

/** Rules by their anchors, then pairs "event → end". */
export function reachedBy(before: State, event: Event, outcome: Outcome): readonly string[] {
  const reached: string[] = outcome.because.slice();
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

/** Makes texts of two parts. A few hundred there are, and counting them is fast when the text is
 *  the same object each time: a string that was just made has no hash yet. */
function textsOf(text: (one: string, other: string) => string): typeof text {
  const known = new Map<string, Map<string, string>>();
  return (one, other) => {
    let others = known.get(one);
    if (others === undefined) known.set(one, (others = new Map()));
    let made = others.get(other);
    if (made === undefined) others.set(other, (made = text(one, other)));
    return made;
  };
}

const pair = textsOf((what, end) => `${what} → ${end}`);
const doneFor = textsOf((activity, purpose) => `${activity} for ${purpose}`);
const errorIn = textsOf((error, phase) => `error ${error} in ${phase}`);
const errorWithMessage = textsOf((error, phase) => `${errorIn(error, phase)} with a message`);

/** What the actor does when it was told nothing. */
function doingNow(after: State, actor: ThreadKey): string {
  const thread = findThread(after, actor);
  if (thread === undefined) return "gone";
  const { activity, transfer } = thread;
  if (transfer !== undefined && activity.tag !== "faulted")
    return activity.tag === "transferring" ? activity.tag : "transferring for pageFault";
  if (activity.tag !== "polling" && activity.tag !== "waiting") return activity.tag;
  return activity.purpose === "ipc" ? activity.tag : doneFor(activity.tag, activity.purpose);
}

const whose = ({ thread }: Effect, actor: ThreadKey | undefined): string =>
  actor !== undefined && taskOf(actor) === taskOf(thread) ? "a sibling" : "another";

function endOf(result: Result): string {
  switch (result.tag) {
    case "ipc":
      return result.failure === undefined ? "sent" : failed(result.failure);
    case "received":
      return result.failure === undefined
        ? receivedText(result.envelope)
        : failedWithMessage(result.failure);
    case "idNearest":
      return result.relation;
    case "taskNew":
      return result.id.tag === "nil" ? "nil" : "an id";
    case "lthreadExRegs":
      return result.old === undefined ? "made" : "old values";
    case "threadSchedule": {
      const { activity, within } = result.report;
      return within === undefined ? activity : doneFor(activity, within);
    }
    default:
      return result.tag;
  }
}

const failed = ({ phase, error }: Failure): string => errorIn(error, phase);
const failedWithMessage = ({ phase, error }: Failure): string => errorWithMessage(error, phase);

const receivedText = ({ redirected, propagated }: Envelope): string => {
  if (redirected) return "received on its way";
  return propagated ? "received for another" : "received";
};
