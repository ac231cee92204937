// Equality of the parts of states: by structure, at once where the objects are the same.

import { sameHead } from "../../spec/changes.ts";
import type {
  Envelope,
  Flexpage,
  Item,
  Message,
  StringBuffer,
  StringItem,
} from "../../spec/message.ts";
import { sameName } from "../../spec/name.ts";
import type {
  Activity,
  Line,
  Mapping,
  Place,
  Receive,
  Source,
  Task,
  Thread,
  Transfer,
} from "../../spec/state.ts";

/** True iff both lists are equally long and `same` holds of each pair. */
export function sameList<T>(
  a: readonly T[],
  b: readonly T[],
  same: (a: T, b: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++)
    if (!same(a[index] as T, b[index] as T)) return false;
  return true;
}

/** True iff two numbers, or two strings, are equal. */
export const sameValue = (a: number, b: number): boolean => a === b;

export function sameFlexpage(a: Flexpage, b: Flexpage): boolean {
  if (a === b) return true;
  if (a.tag !== "pages" || b.tag !== "pages") return a.tag === b.tag;
  return a.firstPage === b.firstPage && a.log2Pages === b.log2Pages;
}

function sameItem(a: Item, b: Item): boolean {
  if (a.tag === "string" || b.tag === "string")
    return a.tag === b.tag && sameBuffer(a as StringItem, b as StringItem);
  return (
    a.tag === b.tag &&
    a.hotSpot === b.hotSpot &&
    a.rights === b.rights &&
    sameFlexpage(a.flexpage, b.flexpage)
  );
}

const sameBuffer = (a: StringBuffer, b: StringBuffer): boolean =>
  a.address === b.address && a.length === b.length;

export const sameMessage = (a: Message, b: Message): boolean =>
  a === b ||
  (a.label === b.label &&
    a.untyped === b.untyped &&
    sameList(a.words, b.words, sameValue) &&
    sameList(a.items, b.items, sameItem));

const sameEnvelope = (a: Envelope, b: Envelope): boolean =>
  a === b ||
  (a.redirected === b.redirected &&
    a.propagated === b.propagated &&
    sameName(a.from, b.from) &&
    sameName(a.to, b.to));

const sameSource = (a: Source, b: Source): boolean =>
  a.tag === "closed" && b.tag === "closed" ? sameName(a.from, b.from) : a.tag === b.tag;

function sameReceive(a: Receive | undefined, b: Receive | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.timeout === b.timeout && sameOpening(a, b) && sameSource(a.source, b.source);
}

type Opening = Pick<Receive, "window" | "buffer" | "transferTimeout">;

const sameOpening = (a: Opening, b: Opening): boolean =>
  a.transferTimeout === b.transferTimeout &&
  sameFlexpage(a.window, b.window) &&
  sameBuffer(a.buffer, b.buffer);

export function sameActivity(a: Activity, b: Activity): boolean {
  if (a === b) return true;
  if (a.tag === "polling" && b.tag === "polling")
    return (
      a.purpose === b.purpose &&
      a.to === b.to &&
      a.deadline === b.deadline &&
      a.transferTimeout === b.transferTimeout &&
      sameMessage(a.message, b.message) &&
      sameEnvelope(a.envelope, b.envelope) &&
      sameReceive(a.receive, b.receive)
    );
  if (a.tag === "waiting" && b.tag === "waiting")
    return (
      a.purpose === b.purpose &&
      a.deadline === b.deadline &&
      sameSource(a.source, b.source) &&
      sameOpening(a, b)
    );
  if (a.tag === "transferring" && b.tag === "transferring") return a.deadline === b.deadline;
  return a.tag === b.tag;
}

export function sameTransfer(a: Transfer | undefined, b: Transfer | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.partner !== b.partner || a.timeout !== b.timeout) return false;
  if (a.role === "sender" && b.role === "sender")
    return (
      a.copied === b.copied &&
      sameMessage(a.message, b.message) &&
      sameEnvelope(a.envelope, b.envelope) &&
      sameReceive(a.receive, b.receive)
    );
  if (a.role === "receiver" && b.role === "receiver")
    return sameFlexpage(a.window, b.window) && sameBuffer(a.buffer, b.buffer);
  return false;
}

const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.task === b.task && a.page === b.page;

export const sameMapping = (a: Mapping, b: Mapping): boolean =>
  a === b ||
  (a.page === b.page &&
    a.frame === b.frame &&
    a.rights === b.rights &&
    samePlace(a.parent, b.parent));

export const sameLine = (a: Line, b: Line): boolean =>
  a === b ||
  (a.line === b.line &&
    a.frame === b.frame &&
    a.owner === b.owner &&
    a.masked === b.masked &&
    a.pending === b.pending);

/** True iff two threads are equal in everything. */
const sameThread = (a: Thread | undefined, b: Thread | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.ip === b.ip &&
    a.sp === b.sp &&
    a.priority === b.priority &&
    a.slice === b.slice &&
    a.remaining === b.remaining &&
    sameName(a.pager, b.pager) &&
    sameActivity(a.activity, b.activity) &&
    sameTransfer(a.transfer, b.transfer) &&
    sameList(a.queue, b.queue, sameValue));

/** True iff two tasks are equal in everything. */
export function sameTask(a: Task, b: Task): boolean {
  if (a === b) return true;
  if (!sameHead(a, b)) return false;
  if (a.tag !== "active" || b.tag !== "active") return true;
  return sameList(a.threads, b.threads, sameThread) && sameList(a.space, b.space, sameMapping);
}
