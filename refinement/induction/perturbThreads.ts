// Other clocks, budgets, priorities, pagers, registers; more threads; other user memory.

import * as abi from "../../abi/index.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { Prng } from "../../lib/prng.ts";
import { LTHREADS, threadKey } from "../../spec/name.ts";
import { deadlineOf } from "../abstraction/activity.ts";
import {
  activeNumbers,
  addThread,
  BLOCK,
  idOf,
  type Draft,
  type Perturbation,
  type ThreadDraft,
} from "./draft.ts";

const WORD = 2 ** 32;

/** One of the threads. */
export const anyThread = ({ threads }: Draft, random: Prng): ThreadDraft =>
  random.pick([...threads.values()]);

function setDeadline({ m }: ThreadDraft, deadline: number): void {
  tcbs.setDeadlineLow(m, BLOCK, deadline % WORD);
  tcbs.setDeadlineHigh(m, BLOCK, Math.floor(deadline / WORD));
}

/** Any time, often just before a word of the clock runs over; deadlines move along. */
export const anotherTime: Perturbation = (draft, random) => {
  const { now } = draft;
  const near = random.pick([WORD, WORD, 5 * WORD, 2 ** 20 * WORD]) - 1 - random.below(4);
  const later = Math.max(now, random.chance(3, 4) ? near : random.word());
  draft.now = later;
  for (const thread of draft.threads.values()) {
    const deadline = deadlineOf(thread.m, BLOCK);
    if (deadline !== "never") setDeadline(thread, deadline - now + later);
  }
};

/** Who is blocked has any deadline: soon, together with others, or beyond a word of the clock. */
export const otherDeadlines: Perturbation = (draft, random) => {
  const soon = draft.now + 1 + random.below(3);
  for (const thread of draft.threads.values()) {
    const state = tcbs.stateOf(thread.m, BLOCK);
    const blocked = [abi.STATE_POLLING, abi.STATE_WAITING, abi.STATE_TRANSFERRING].includes(state);
    // The kernel's calls and start messages have no timeouts.
    const own = tcbs.purposeOf(thread.m, BLOCK) === tcbs.PURPOSE_IPC;
    if (!blocked || !own || random.chance(1, 3)) continue;
    setDeadline(thread, random.pick([soon, soon, soon + 1, draft.now + WORD - random.below(3)]));
  }
};

/** A slice of any length, and any part of it is left. */
export const anotherBudget: Perturbation = (draft, random) => {
  const { m } = anyThread(draft, random);
  const slice = random.pick([1, 2, 10, 0xffff, 1 + random.below(0xffff)]);
  tcbs.setSlice(m, BLOCK, slice);
  tcbs.setRemaining(m, BLOCK, random.pick([1, slice, 1 + random.below(slice)]));
};

/** Any priorities, a few of them equal. */
export const otherPriorities: Perturbation = (draft, random) => {
  const one = 1 + random.below(255);
  for (const { m } of draft.threads.values())
    if (random.chance(1, 2))
      tcbs.setPriority(m, BLOCK, random.pick([one, one, 1, 255, 1 + random.below(255)]));
};

/** A pager need not exist. */
export const anotherPager: Perturbation = (draft, random) => {
  const living = idOf(draft, anyThread(draft, random).key);
  const pager = random.pick([living, living, abi.NIL, abi.ANY, 5, random.word()]);
  tcbs.setPager(anyThread(draft, random).m, BLOCK, pager);
};

/** Registers that carry no argument of the `ipc` that a thread is in. */
const free: readonly number[] = Array.from({ length: 32 }, (_, register) => register).filter(
  (register) =>
    register !== 0 &&
    ![abi.A0, abi.A1, abi.A2, abi.A3, abi.A4, abi.A5, abi.A6, abi.T0, abi.T1].includes(register) &&
    (register < abi.MR0 || register >= abi.MR0 + abi.MESSAGE_WORDS_MAX),
);

/** What a thread holds where the kernel does not look is its own business; so are its words. */
export const otherRegisters: Perturbation = (draft, random) => {
  const { m } = anyThread(draft, random);
  const set = (register: number): void => tcbs.setRegister(m, BLOCK, register, random.word());
  const sends =
    tcbs.stateOf(m, BLOCK) === abi.STATE_POLLING || tcbs.transferPartnerOf(m, BLOCK) !== 0;
  const tag = tcbs.registerOf(m, BLOCK, abi.A1);
  const first = abi.hasGoodCounts(tag) ? abi.untypedOf(tag) : 0;
  free.forEach(set);
  // Of a message on its way, the items stay, and what follows them is no part of it.
  const last = sends ? first : abi.MESSAGE_WORDS_MAX;
  for (let index = 0; index < last; index++) set(abi.MR0 + index);
};

/** More threads, until there are nearly as many as there can be. */
export const moreThreads: Perturbation = (draft, random) => {
  if (draft.running === undefined) return; // Somebody would have to run.
  const left = random.below(3);
  while (draft.threads.size + left < draft.boot.threads) {
    const lthread = random.pick([random.below(4), random.below(LTHREADS), LTHREADS - 1]);
    const key = threadKey(random.pick(activeNumbers(draft)), lthread);
    if (!draft.threads.has(key)) addThread(draft, key, random);
  }
};

/** Another of those who are ready runs. */
export const anotherRuns: Perturbation = (draft, random) => {
  const ready = [...draft.threads.values()].filter(
    ({ m }) => tcbs.stateOf(m, BLOCK) === abi.STATE_READY,
  );
  if (ready.length > 0) draft.running = random.pick(ready).key;
};

/** Some words of user memory are others. */
export const otherMemory: Perturbation = ({ boot, stores }, random) => {
  for (let count = 1 + random.below(8); count > 0; count--) {
    const offset = random.below((boot.userFrames * abi.PAGE_BYTES) / 4) * 4;
    const address: Word = u32(abi.USER_FRAMES_START + offset);
    stores.push([address, random.word()]);
  }
};
