// Transfers with strings: who is in one, what arrives, and with which rights. Source: manual, 2.0.

import { u32, type Word } from "../../lib/u32.ts";
import { remembered } from "../../lib/remembered.ts";
import type { HistoryClaim, ObservedStep, StateClaim } from "../claim.ts";
import { byteAt, PAGE_BYTES, pageOf } from "../frames.ts";
import { movesPages, type Message, type StringBuffer } from "../message.ts";
import { describeKey, taskOf, type ThreadKey } from "../name.ts";
import { mappingAt } from "../parts/space.ts";
import { fitting, stringsOf } from "../parts/strings.ts";
import { read, write, type Rights } from "../rights.ts";
import { findThread, threadAt, threadKeys, type State } from "../state.ts";
import { none } from "./none.ts";
import { arrivesAs, offered, receptions } from "./receptions.ts";
import { openingOf } from "./receivers.ts";
import { eachThread } from "./each.ts";

export const transfersAreSymmetric: StateClaim = eachThread({
  name: "transfersAreSymmetric",
  family: "ipc",
  says:
    "A transfer has a sender and a receiver who name each other; one of them deals with a fault, " +
    "and the other is transferring.",
  reads: ["living", "activities", "transfers"],
  // A partner whose activity has changed is asked itself.
  around: ["living", "transfers"],
  violation: ({ transfer, activity }, key, state) => {
    if (transfer === undefined)
      return activity.tag === "transferring" ? `${describeKey(key)} transfers nothing` : undefined;
    const { partner, role } = transfer;
    const other = findThread(state, partner);
    const name = `${describeKey(key)} is ${role} with ${describeKey(partner)}`;
    if (other?.transfer?.partner !== key || other.transfer.role === role)
      return `${name}, who is not in the transfer`;
    const isFaulting = isWithinFault(state, key);
    return isFaulting !== isWithinFault(state, partner) &&
      (isFaulting || activity.tag === "transferring")
      ? undefined
      : `${name}, and is ${activity.tag} while that is ${other.activity.tag}`;
  },
});

function isWithinFault(state: State, key: ThreadKey): boolean {
  const { activity } = threadAt(state, key);
  if (activity.tag === "faulted") return true;
  return (
    (activity.tag === "polling" || activity.tag === "waiting") && activity.purpose === "pageFault"
  );
}

/** Bytes `first` … `end` − 1 of the strings of a message, copied in a step. */
type Run = {
  readonly sender: ThreadKey;
  readonly receiver: ThreadKey;
  readonly message: Message;
  readonly buffer: StringBuffer;
  readonly first: number;
  readonly end: number;
};

/** What was copied in the step, of messages that arrived and of those still on their way. */
const runsIn: (step: ObservedStep) => readonly Run[] = remembered((step) => {
  const runs: Run[] = [];
  for (const { to, from, message: found } of receptions(step)) {
    const buffer = openingOf(step, to)?.buffer;
    if (buffer === undefined) continue;
    for (const message of offered(step, from)) {
      if (stringsOf(message).length === 0 || !arrivesAs(message, found)) continue;
      const end = toldIn(message, found.words);
      putRun(runs, step, { sender: from, receiver: to, message, buffer, end });
    }
  }
  const { after } = step;
  for (const sender of threadKeys(after)) {
    const { transfer } = threadAt(after, sender);
    if (transfer?.role !== "sender") continue;
    const { partner: receiver, message, copied: end } = transfer;
    const other = findThread(after, receiver)?.transfer;
    if (other?.role === "receiver")
      putRun(runs, step, { sender, receiver, message, buffer: other.buffer, end });
  }
  return runs;
});

/** Puts a run, if it can be told what it should be. */
function putRun(runs: Run[], step: ObservedStep, run: Omit<Run, "first">): void {
  if (movesPagesTwice(step, run)) return;
  const { sender, receiver, message, buffer } = run;
  const first = copiedBefore(step.before, run);
  // Whatever a wrong kernel says.
  const end = Math.min(run.end, fitting(message, buffer));
  runs.push({ sender, receiver, message, buffer, first, end });
}

/**
 * True iff the reply of a pager may have brought pages, and a message that arrived then, this or
 * another, taken them along or put others there: what a page was in between, when its bytes were
 * copied, cannot be told any more.
 */
function movesPagesTwice(
  step: ObservedStep,
  { sender, receiver, message }: Pick<Run, "sender" | "receiver" | "message">,
): boolean {
  const { before, event } = step;
  const isResumed = [sender, receiver].some((key) => findThread(before, key)?.transfer);
  if (!isResumed || event.tag !== "ipc" || !movesPages(event.message)) return false;
  return (
    movesPages(message) || receptions(step).some(({ from }) => offered(step, from).some(movesPages))
  );
}

/** How many bytes the receiver was told that it got. */
function toldIn(message: Message, words: readonly Word[]): number {
  let sum = 0;
  message.items.forEach(({ tag }, index) => {
    if (tag === "string") sum += (words[message.untyped + 2 * index] ?? 0) >>> 10;
  });
  return sum;
}

/** A thread has one message on its way at a time, and begins no other in the step that ends one. */
function copiedBefore(
  before: State,
  { sender, receiver }: Pick<Run, "sender" | "receiver">,
): number {
  const transfer = findThread(before, sender)?.transfer;
  return transfer?.role === "sender" && transfer.partner === receiver ? transfer.copied : 0;
}

/** Bytes that were copied within one page on either side: where they were read and written. */
type Piece = { readonly from: Word; readonly to: Word; readonly length: number };

/** A run in pieces, in the order of copying. */
function piecesOf(run: Run): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = 0;
  for (const string of stringsOf(run.message)) {
    const end = Math.min(run.end, before + string.length);
    let n = Math.max(run.first, before);
    while (n < end) {
      const [from, to] = [u32(string.address + n - before), u32(run.buffer.address + n)];
      const room = PAGE_BYTES - Math.max(from % PAGE_BYTES, to % PAGE_BYTES);
      const length = Math.min(room, end - n);
      pieces.push({ from, to, length });
      n += length;
    }
    before += string.length;
  }
  return pieces;
}

export const stringsArriveAsTheyWere: HistoryClaim = {
  name: "stringsArriveAsTheyWere",
  family: "ipc",
  says:
    "What lies in the string buffer is what lay in the strings, byte for byte, where no page of " +
    "either moved or was written twice.",
  concerns: ["living", "transfers", "toldOfMessage"],
  begin: () => (step) => {
    const runs = runsIn(step);
    if (runs.length === 0) return none;
    const overwritten = framesWrittenTwice(step, runs);
    return runs.flatMap((run) => {
      for (const piece of piecesOf(run)) {
        const n = firstAltered(step, run, piece, overwritten);
        if (n !== undefined)
          return [
            `the byte at 0x${(piece.from + n).toString(16)} of ${describeKey(run.sender)} is ` +
              `another at 0x${(piece.to + n).toString(16)} of ${describeKey(run.receiver)}`,
          ];
      }
      return [];
    });
  },
};

/** Frames that stand behind two pages written in the step: the later byte lies over the earlier. */
function framesWrittenTwice({ after }: ObservedStep, runs: readonly Run[]): ReadonlySet<number> {
  const places = new Map<number, string>();
  const twice = new Set<number>();
  runs.forEach((run, index) => {
    for (const { to } of piecesOf(run)) {
      const frame = mappingAt(after, taskOf(run.receiver), to >>> 12)?.frame;
      if (frame === undefined) continue;
      const place = `${index} ${to >>> 12}`;
      if ((places.get(frame) ?? place) !== place) twice.add(frame);
      places.set(frame, place);
    }
  });
  return twice;
}

/**
 * Which byte of a piece is not as it was, first. Pages that moved, or that were written to while
 * they were read, tell nothing.
 */
function firstAltered(
  { before, after }: ObservedStep,
  run: Run,
  { from, to, length }: Piece,
  overwritten: ReadonlySet<number>,
): number | undefined {
  const source = steadyFrame(before, after, run.sender, from);
  const target = steadyFrame(before, after, run.receiver, to);
  if (source === undefined || target === undefined || overwritten.has(target)) return undefined;
  const [page, now] = [pageOf(before.frames, source), pageOf(after.frames, target)];
  if (page === undefined || now === undefined || page !== pageOf(after.frames, source))
    return undefined;
  for (let n = 0; n < length; n++)
    if (byteAt(page, (from % PAGE_BYTES) + n) !== byteAt(now, (to % PAGE_BYTES) + n)) return n;
  return undefined;
}

/** The frame that the thread has at `address` before and after. */
function steadyFrame(
  before: State,
  after: State,
  key: ThreadKey,
  address: Word,
): number | undefined {
  const was = mappingAt(before, taskOf(key), address >>> 12)?.frame;
  return was === mappingAt(after, taskOf(key), address >>> 12)?.frame ? was : undefined;
}

export const stringsPassWithRights: HistoryClaim = {
  name: "stringsPassWithRights",
  family: "isolation",
  says: "Strings are read where the sender may read, and written where the receiver may write.",
  concerns: ["living", "transfers", "toldOfMessage"],
  begin: () => (step) =>
    runsIn(step).flatMap((run) => {
      for (const { from, to } of piecesOf(run)) {
        if (!mayUse(step, run.sender, from, read))
          return [`${describeKey(run.sender)} may not read 0x${from.toString(16)}`];
        if (!mayUse(step, run.receiver, to, write))
          return [`${describeKey(run.receiver)} may not write 0x${to.toString(16)}`];
      }
      return [];
    }),
};

/** True iff the thread has the right before the step or after it: its pager may give it. */
function mayUse(
  { before, after }: ObservedStep,
  key: ThreadKey,
  address: Word,
  right: Rights,
): boolean {
  const rights = [before, after].map(
    (state) => mappingAt(state, taskOf(key), address >>> 12)?.rights ?? 0,
  );
  return rights.some((has) => (has & right) !== 0);
}
