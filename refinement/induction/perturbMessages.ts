// Other conversations: longer queues in any order, more who wait, strings in flight at any byte.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Prng } from "../../lib/prng.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { ThreadKey } from "../../spec/name.ts";
import { userMessageOf } from "../abstraction/activity.ts";
import { openingOf } from "../codec/call.ts";
import { fitting, stringsOf } from "../../spec/parts/strings.ts";
import {
  BLOCK,
  idOf,
  isInReach,
  others,
  type Draft,
  type Perturbation,
  type ThreadDraft,
} from "./draft.ts";

/** Who polls stands in any order. */
export const otherOrder: Perturbation = (draft, random) => {
  for (const thread of draft.threads.values())
    if (random.chance(1, 2)) thread.queue = thread.queue.toReversed();
};

/** True iff the thread would not hear a message of `sender`'s, so that this can poll on it. */
function isDeaf(draft: Draft, { key, m }: ThreadDraft, sender: ThreadKey): boolean {
  if (tcbs.stateOf(m, BLOCK) !== abi.STATE_WAITING) return true;
  const partner = tcbs.partnerOf(m, BLOCK);
  // Of who waits for somebody out of reach, whoever stands on the way may be heard.
  const awaited = [...draft.threads.keys()].find((other) => idOf(draft, other) === partner);
  return awaited !== undefined && awaited !== sender && isInReach(draft, key, awaited);
}

const anyTimeouts = (random: Prng): Word => random.pick([0, 0, 0x0400_0400, random.word()]);

/** Registers with which a thread could have called `ipc`. */
function setOpening({ m }: ThreadDraft, random: Prng): void {
  const buffer = abi.flexpageOf(0x40 + random.below(8), 0, 0) + random.below(4096);
  const window = random.pick([0, abi.COMPLETE, abi.flexpageOf(0x40, random.below(6), 7)]);
  tcbs.setRegister(m, BLOCK, abi.A4, window);
  tcbs.setRegister(m, BLOCK, abi.A5, u32(buffer & ~0x1f0));
  tcbs.setRegister(m, BLOCK, abi.A6, random.pick([0, random.below(64), random.below(10_000)]));
  tcbs.setRegister(m, BLOCK, abi.T1, anyTimeouts(random));
}

/** A message with some words, and at times an item, to `to`; what to receive afterwards. */
function setMessage(draft: Draft, { m }: ThreadDraft, to: ThreadKey, random: Prng): void {
  const set = (register: number, value: Word): void => tcbs.setRegister(m, BLOCK, register, value);
  const untyped = random.below(5);
  const item = abi.MR0 + untyped;
  const length = random.pick([1, random.below(64), 4096 + random.below(4096)]);
  const page = abi.flexpageOf(0x40 + random.below(8), random.below(3), random.below(8));
  const kind = random.pick(["none", "map", "grant", "string"] as const);
  set(abi.A0, idOf(draft, to));
  set(abi.A1, abi.tagOf(random.below(0x8000), untyped, kind === "none" ? 0 : 2));
  set(abi.A2, random.pick([abi.NIL, abi.ANY, idOf(draft, to)]));
  set(abi.A3, anyTimeouts(random));
  if (kind === "string") {
    set(item, abi.stringItemOf(length));
    set(item + 1, u32((0x40 + random.below(8)) * 4096 + random.below(4096)));
  } else if (kind !== "none") {
    set(item, u32((random.below(0x100) << 12) | (kind === "map" ? abi.ITEM_MAP : abi.ITEM_GRANT)));
    set(item + 1, page);
  }
}

/** Threads that were ready poll on others, so that queues are long. */
export const morePollers: Perturbation = (draft, random) => {
  for (const thread of others(draft, abi.STATE_READY)) {
    const near = [...draft.threads.values()].filter(
      (to) =>
        to.key !== thread.key &&
        isInReach(draft, thread.key, to.key) &&
        isDeaf(draft, to, thread.key),
    );
    if (near.length === 0 || random.chance(1, 3)) continue;
    const to = random.chance(1, 2) ? (near[0] as ThreadDraft) : random.pick(near);
    setOpening(thread, random);
    setMessage(draft, thread, to.key, random);
    tcbs.setState(thread.m, BLOCK, abi.STATE_POLLING);
    tcbs.setPurpose(thread.m, BLOCK, tcbs.PURPOSE_IPC);
    tcbs.setPartner(thread.m, BLOCK, idOf(draft, to.key));
    to.queue = [...to.queue, thread.key];
  }
};

/** Threads that were ready, and on whom nobody polls, wait: openly, for one, or for themselves. */
export const moreWaiters: Perturbation = (draft, random) => {
  for (const thread of others(draft, abi.STATE_READY)) {
    const listens =
      thread.queue.length === 0 && !draft.lines.some(({ owner }) => owner === thread.key);
    if (random.chance(2, 3)) continue;
    const someone = idOf(draft, random.pick([...draft.threads.keys()]));
    const self = idOf(draft, thread.key);
    setOpening(thread, random);
    tcbs.setState(thread.m, BLOCK, abi.STATE_WAITING);
    tcbs.setPurpose(thread.m, BLOCK, tcbs.PURPOSE_IPC);
    tcbs.setPartner(thread.m, BLOCK, listens ? random.pick([abi.ANY, someone, self]) : self);
    tcbs.setWindow(thread.m, BLOCK, tcbs.registerOf(thread.m, BLOCK, abi.A4));
  }
};

const receives = ({ m }: ThreadDraft): boolean => tcbs.transferCopiedOf(m, BLOCK) === tcbs.RECEIVES;

/** How many bytes a transfer has to copy. */
function lengthOf(sender: ThreadDraft, receiver: ThreadDraft): number {
  const message = userMessageOf(sender.m, BLOCK);
  const { buffer } = openingOf((register) => tcbs.registerOf(receiver.m, BLOCK, register));
  return message === undefined ? 0 : fitting(message, buffer);
}

/** A transfer that met a fault met it at any byte, and any buffer is the receiver's. */
export const otherProgress: Perturbation = (draft, random) => {
  for (const sender of draft.threads.values()) {
    const id = tcbs.transferPartnerOf(sender.m, BLOCK);
    if (id === 0 || receives(sender)) continue;
    const receiver = [...draft.threads.values()].find(({ key }) => idOf(draft, key) === id);
    if (receiver === undefined) continue;
    if (random.chance(1, 2)) setOpening(receiver, random);
    const length = Math.max(1, lengthOf(sender, receiver));
    tcbs.setTransferCopied(sender.m, BLOCK, random.pick([0, length - 1, random.below(length)]));
    tcbs.setRegister(sender.m, BLOCK, abi.T1, anyTimeouts(random));
  }
};

/** Two who were ready and reach each other are in a transfer: one of them has met a fault. */
export const moreTransfers: Perturbation = (draft, random) => {
  const [sender, receiver] = others(draft, abi.STATE_READY).filter(
    ({ key }) => !draft.lines.some(({ owner }) => owner === key),
  );
  if (sender === undefined || receiver === undefined) return;
  if (!isInReach(draft, sender.key, receiver.key)) return;
  setMessage(draft, sender, receiver.key, random);
  setOpening(sender, random);
  setOpening(receiver, random);
  const message = userMessageOf(sender.m, BLOCK);
  if (message === undefined || stringsOf(message).length === 0) return;
  if (lengthOf(sender, receiver) === 0) return;
  tcbs.setTransferPartner(sender.m, BLOCK, idOf(draft, receiver.key));
  tcbs.setTransferPartner(receiver.m, BLOCK, idOf(draft, sender.key));
  tcbs.setTransferCopied(sender.m, BLOCK, random.below(lengthOf(sender, receiver)));
  tcbs.setTransferCopied(receiver.m, BLOCK, tcbs.RECEIVES);
  const [faulting, other] = random.chance(1, 2) ? [sender, receiver] : [receiver, sender];
  tcbs.setState(other.m, BLOCK, abi.STATE_TRANSFERRING);
  meetFault(draft, faulting, random);
};

/** The thread waits for its pager, if nobody is in its queue who could be heard; or is faulted. */
function meetFault(draft: Draft, { key, m, queue }: ThreadDraft, random: Prng): void {
  const pagers = [...draft.threads.values()].filter(
    (pager) => pager.key !== key && isInReach(draft, key, pager.key) && !queue.includes(pager.key),
  );
  if (pagers.length === 0 || random.chance(1, 3)) {
    tcbs.setState(m, BLOCK, abi.STATE_FAULTED);
    return;
  }
  const pager = idOf(draft, random.pick(pagers).key);
  tcbs.setState(m, BLOCK, abi.STATE_WAITING);
  tcbs.setPurpose(m, BLOCK, tcbs.PURPOSE_PAGE_FAULT);
  tcbs.setPartner(m, BLOCK, pager);
  tcbs.setMessageTo(m, BLOCK, pager);
  tcbs.setWindow(m, BLOCK, abi.COMPLETE);
}
