// Messages on offer in a step, and messages received.

import { remembered } from "../../lib/remembered.ts";
import type { Word } from "../../lib/u32.ts";
import type { ObservedStep } from "../claim.ts";
import type { Envelope, Message } from "../message.ts";
import type { ThreadKey } from "../name.ts";
import type { Effect } from "../outcome.ts";
import { findThread } from "../state.ts";

/** The message that `sender` had on offer before the step or offers in it. */
export function offered(step: ObservedStep, sender: ThreadKey): readonly Message[] {
  const { before, event } = step;
  const thread = findThread(before, sender);
  const queued = thread?.activity.tag === "polling" ? [thread.activity.message] : [];
  const begun = thread?.transfer?.role === "sender" ? [thread.transfer.message] : [];
  const sent =
    sender === before.running && event.tag === "ipc" && event.message !== undefined
      ? [event.message]
      : [];
  return [...begun, ...queued, ...sent];
}

/** Who got which message from whom, really. */
export type Reception = {
  readonly to: ThreadKey;
  readonly from: ThreadKey;
  readonly message: Message;
  readonly envelope: Envelope;
  /** It is whole: neither side was told otherwise. */
  readonly complete: boolean;
};

/** All receptions in the step. */
export const receptions = ({ effects }: ObservedStep): readonly Reception[] =>
  effects.length === 0 ? nothing : receptionsIn(effects);

const nothing: readonly Reception[] = [];

const receptionsIn = remembered((effects: readonly Effect[]) => {
  const found: Reception[] = [];
  for (const { thread, result } of effects) {
    if (result.tag !== "received") continue;
    const { sender, message, envelope, failure } = result;
    found.push({ to: thread, from: sender, message, envelope, complete: failure === undefined });
  }
  return found;
});

/** True iff `found` is `sent` as it arrives: of strings come how much and where, in their words. */
export function arrivesAs(sent: Message, found: Message): boolean {
  const { label, untyped, words } = sent;
  if (label !== found.label || untyped !== found.untyped || words.length !== found.words.length)
    return false;
  for (let index = 0; index < words.length; index++)
    if (!wordArrives(sent, index, found.words[index] as Word)) return false;
  return true;
}

function wordArrives({ untyped, words, items }: Message, index: number, found: Word): boolean {
  const item = index < untyped ? undefined : items[(index - untyped) >> 1];
  if (item?.tag !== "string") return words[index] === found;
  const isLength = (index - untyped) % 2 === 0;
  return !isLength || found / LENGTH_UNIT <= item.length;
}

/** A length stands in bits 31–10 of its word. */
const LENGTH_UNIT = 2 ** 10;

/** Page faults are told with the right that was missing in the lowest bits of this label. */
const PAGE_FAULT = 0xffe0;

/**
 * Page faults and exceptions speak for the running thread, and a fault in a transfer for whoever
 * met it; their words are the kernel's.
 */
export function speaksForFault(
  { before, event, after }: ObservedStep,
  { from, message }: Pick<Reception, "from" | "message">,
): boolean {
  if (from === before.running && (event.tag === "access" || event.tag === "exception")) return true;
  const thread = findThread(after, from);
  const waits = thread?.transfer !== undefined && thread.activity.tag === "waiting";
  return waits && message.label >= PAGE_FAULT && message.label < PAGE_FAULT + 8;
}
