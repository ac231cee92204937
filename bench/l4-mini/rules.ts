// The rules of L4-mini: guard, change the state, say what was done. `next` puts the state back.

import type { Next, State } from "../../engines/exhaustive/index.ts";
import {
  ANY,
  CALL,
  derivedFrom,
  EMPTY,
  type Fields,
  frameOf,
  mapping,
  PAGES,
  parentOf,
  RECV,
  rightsOf,
  ROOT,
  RUN,
  SEND,
  slotOf,
  SLOTS,
  TASKS,
} from "./kinds.ts";

type S = State<Fields>;

/** What of the rules is a parameter. */
export type Kernel = {
  /** The mappings that there are nodes for. */
  readonly k: number;
  /** The seeded bug: grant leaves the children of what it moves behind. */
  readonly grantForgetsChildren: boolean;
};

/** Every step from `s`. */
export function steps(kernel: Kernel, s: S, next: Next): void {
  const hasRoom = mappings(s) < kernel.k;
  for (let i = 0; i < TASKS; i++) {
    if (s.thread.get(i) !== RUN) {
      s.thread.set(i, RUN);
      next("timeout", i);
      continue;
    }
    wait(s, next, i);
    unmap(s, next, i);
    for (let j = 0; j < TASKS; j++) {
      if (i === j) continue;
      if (isReady(s, j, i)) {
        deliver(s, next, i, j);
        if (hasRoom) map(s, next, i, j);
        grant(kernel, s, next, i, j);
      } else {
        block(s, next, i, j);
      }
      receive(s, next, i, j);
    }
  }
}

/** Thread j would take a message from i. */
export function isReady(s: S, j: number, i: number): boolean {
  const status = s.thread.get(j);
  return status === ANY || status === RECV(i);
}

/** Thread j is blocked sending to i. */
export function isOffering(s: S, j: number, i: number): boolean {
  const status = s.thread.get(j);
  return status === SEND(i) || status === CALL(i);
}

/** The message that j offers to i has been taken: a caller goes on to wait for the reply. */
function complete(s: S, j: number, i: number): void {
  s.thread.set(j, s.thread.get(j) === SEND(i) ? RUN : RECV(i));
}

/** send, call and replyWait to a thread j that is ready. */
function deliver(s: S, next: Next, i: number, j: number): void {
  s.thread.set(j, RUN);
  next("send", i, j);

  s.thread.set(j, RUN);
  s.thread.set(i, RECV(j));
  next("call", i, j);

  s.thread.set(j, RUN);
  const k = TASKS - i - j;
  if (isOffering(s, k, i)) complete(s, k, i);
  else s.thread.set(i, ANY);
  next("replyWait", i, j);
}

/** send and call to a thread j that is not ready. */
function block(s: S, next: Next, i: number, j: number): void {
  s.thread.set(i, SEND(j));
  next("send", i, j);

  s.thread.set(i, CALL(j));
  next("call", i, j);
}

/** recv from j, and waitFrom: an open receive that takes what j offers. */
function receive(s: S, next: Next, i: number, j: number): void {
  if (!isOffering(s, j, i)) {
    s.thread.set(i, RECV(j));
    next("recv", i, j);
    return;
  }
  complete(s, j, i);
  next("recv", i, j);

  complete(s, j, i);
  next("waitFrom", i, j);
}

/** An open receive while nobody offers anything. */
function wait(s: S, next: Next, i: number): void {
  for (let j = 0; j < TASKS; j++) if (j !== i && isOffering(s, j, i)) return;
  s.thread.set(i, ANY);
  next("wait", i);
}

/** A message that maps a page of i to an empty slot of j, with the same rights or fewer. */
function map(s: S, next: Next, i: number, j: number): void {
  for (let from = i * PAGES; from < (i + 1) * PAGES; from++) {
    const content = s.slot.get(from);
    if (content === EMPTY) continue;
    for (let to = j * PAGES; to < (j + 1) * PAGES; to++) {
      if (s.slot.get(to) !== EMPTY) continue;
      for (let rights = 0; rights <= rightsOf(content); rights++) {
        s.slot.set(to, mapping(frameOf(content), rights, derivedFrom(from)));
        s.thread.set(j, RUN);
        next("map", i, from % PAGES, j, to % PAGES, rights);
      }
    }
  }
}

/** A message that moves a mapping of i, and what is derived from it, to an empty slot of j. */
function grant(kernel: Kernel, s: S, next: Next, i: number, j: number): void {
  for (let from = i * PAGES; from < (i + 1) * PAGES; from++) {
    const content = s.slot.get(from);
    if (content === EMPTY) continue;
    for (let to = j * PAGES; to < (j + 1) * PAGES; to++) {
      if (s.slot.get(to) !== EMPTY) continue;
      s.slot.set(to, content);
      s.slot.set(from, EMPTY);
      if (!kernel.grantForgetsChildren) adopt(s, from, to);
      s.thread.set(j, RUN);
      next("grant", i, from % PAGES, j, to % PAGES);
    }
  }
}

/** What was derived from slot `from` is derived from slot `to`. */
function adopt(s: S, from: number, to: number): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    const child = s.slot.get(slot);
    if (child !== EMPTY && parentOf(child) === derivedFrom(from)) {
      s.slot.set(slot, mapping(frameOf(child), rightsOf(child), derivedFrom(to)));
    }
  }
}

/** i takes back everything derived from its page, without and with the page itself. */
function unmap(s: S, next: Next, i: number): void {
  for (let slot = i * PAGES; slot < (i + 1) * PAGES; slot++) {
    if (s.slot.get(slot) === EMPTY) continue;
    const below = descendants(s, slot);
    clear(s, below);
    next("unmap", i, slot % PAGES, 0);

    clear(s, below | (1 << slot));
    next("unmap", i, slot % PAGES, 1);
  }
}

/** The slots that are derived from `ancestor`, in however many steps: bit n for slot n. */
function descendants(s: S, ancestor: number): number {
  let below = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    if (slot !== ancestor && isBelow(s, slot, ancestor)) below |= 1 << slot;
  }
  return below;
}

/** True iff following parents from `slot` leads to `ancestor`. The bound matters to a kernel with
 *  the bug, whose derivations may go round in a circle. */
function isBelow(s: S, slot: number, ancestor: number): boolean {
  let content = s.slot.get(slot);
  for (let height = 0; height < SLOTS && content !== EMPTY; height++) {
    const parent = parentOf(content);
    if (parent === ROOT) return false;
    if (parent === derivedFrom(ancestor)) return true;
    content = s.slot.get(slotOf(parent));
  }
  return false;
}

/** Empties the slots whose bits are 1. */
function clear(s: S, slots: number): void {
  for (let slot = 0; slots >> slot !== 0; slot++) {
    if (((slots >> slot) & 1) === 1) s.slot.set(slot, EMPTY);
  }
}

/** How many mappings there are. */
export function mappings(s: S): number {
  let count = 0;
  for (let slot = 0; slot < SLOTS; slot++) if (s.slot.get(slot) !== EMPTY) count++;
  return count;
}
