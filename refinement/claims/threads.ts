// Claims about thread control blocks and the queues that link them.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { describeKey, lthreadOf, taskOf } from "../../spec/name.ts";
import { deadlineOf } from "../abstraction/activity.ts";
import { indexIn } from "../abstraction/bytes.ts";
import { listFrom, ringFrom } from "../abstraction/queue.ts";
import type { Member } from "../abstraction/roster.ts";
import type { View } from "../abstraction/state.ts";
import { evidence, type ConcreteClaim, type Evidence } from "./claim.ts";

const noTwoLiveThreadsShareAnId: ConcreteClaim<View> = {
  name: "noTwoLiveThreadsShareAnId",
  family: "identity",
  says: "No id stands in the blocks of two living threads.",
  violations: evidence(({ bytes, roster }, found) => {
    const owners = new Map<Word, string>();
    for (const { key, tcb } of roster.members) {
      const id = tcbs.idOf(bytes.reader, tcb);
      const other = owners.get(id);
      found.check(other === undefined, () => `${describeKey(key)} has the id of ${other}`);
      owners.set(id, describeKey(key));
    }
  }),
};

const idsNameTheirThreads: ConcreteClaim<View> = {
  name: "idsNameTheirThreads",
  family: "identity",
  says: "A block's id has the chief, task, lthread and version of the thread that it is.",
  violations: evidence(({ bytes, roster }, found) => {
    for (const { key, tcb } of roster.members) {
      const entry = roster.entries[taskOf(key)];
      const id = tcbs.idOf(bytes.reader, tcb);
      const good =
        abi.taskOf(id) === entry?.number &&
        abi.lthreadOf(id) === lthreadOf(key) &&
        abi.chiefOf(id) === entry.chief &&
        abi.versionOf(id) === entry.version;
      found.check(good, () => `thread ${describeKey(key)} has the id ${hex(id)}`);
    }
  }),
};

const threadBlocksAreConserved: ConcreteClaim<View> = {
  name: "threadBlocksAreConserved",
  family: "identity",
  says: "Living threads and free blocks are all blocks; a free block has no id and is in the list.",
  violations: evidence(({ bytes, roster }, found) => {
    const { reader: m, places, boot } = bytes;
    const free = new Set<number>();
    let next = record.freeThreadHeadOf(m);
    for (; next !== 0 && free.size <= boot.threads; next = tcbs.readyNextOf(m, next)) {
      const tcb = next;
      const block = indexIn(places.threads, tcb);
      const good = block >= 0 && !free.has(block) && roster.byBlock[block] === undefined;
      found.check(good, () => `the list of free blocks has ${hex(tcb)}`);
      if (!good) return;
      free.add(block);
      found.check(tcbs.idOf(m, tcb) === 0, () => `free block ${hex(tcb)} has an id`);
    }
    const count = record.freeThreadCountOf(m);
    found.check(free.size === count, () => `${free.size} blocks are free, the count is ${count}`);
    const living = roster.members.length;
    found.check(
      living + free.size === boot.threads,
      () => `${living} threads live and ${free.size} blocks are free, of ${boot.threads}`,
    );
  }),
};

const readyQueuesHoldExactlyTheReady: ConcreteClaim<View> = {
  name: "readyQueuesHoldExactlyTheReady",
  family: "scheduling",
  says: "Every ready thread is in the ring of its priority, once; the bitmap names the rings.",
  violations: evidence((view, found) => {
    const { reader: m } = view.bytes;
    let queued = 0;
    for (let word = 0; word < record.READY_BITMAP_WORDS; word++) {
      const bitmap = record.readyBitmapOf(m, word);
      // Who is ready in a ring without its bit is missed by the count below.
      for (let bit = 0; bitmap >>> bit !== 0 && bit < 32; bit++) {
        if (((bitmap >>> bit) & 1) === 0) continue;
        const priority = word * 32 + bit;
        const head = record.readyHeadOf(m, priority);
        found.check(head !== 0, () => `ready queue ${priority} is empty, its bit is set`);
        queued += checkReadyRing(view, priority, head, found);
      }
    }
    const ready = view.roster.members.filter(
      ({ tcb }) => tcbs.stateOf(m, tcb) === abi.STATE_READY,
    ).length;
    found.check(ready === queued, () => `${ready} threads are ready, ${queued} are queued`);
  }),
};

/** Checks one ring; how many blocks it has. */
function checkReadyRing(view: View, priority: number, head: Word, found: Evidence): number {
  const { bytes, roster } = view;
  const { blocks, wrong } = ringFrom(bytes, head, bytes.links.ready);
  for (const what of wrong) found.lines.push(`ready queue ${priority}: ${what}`);
  for (const tcb of blocks) {
    const lives = roster.byBlock[indexIn(bytes.places.threads, tcb)] !== undefined;
    const good =
      lives &&
      tcbs.stateOf(bytes.reader, tcb) === abi.STATE_READY &&
      tcbs.priorityOf(bytes.reader, tcb) === priority;
    found.check(
      good,
      () => `ready queue ${priority} has TCB ${hex(tcb)}: dead, not ready, or of another priority`,
    );
  }
  return blocks.length;
}

const aThreadIsQueuedExactlyWhereItPolls: ConcreteClaim<View> = {
  name: "aThreadIsQueuedExactlyWhereItPolls",
  family: "ipc",
  says: "A send queue holds exactly those who poll on its thread, linked both ways.",
  violations: evidence(({ bytes, roster }, found) => {
    const { reader: m } = bytes;
    let queued = 0;
    for (const { key, tcb } of roster.members) {
      const { blocks, wrong } = ringFrom(bytes, tcbs.queueHeadOf(m, tcb), bytes.links.poll);
      for (const what of wrong) found.lines.push(`queue of ${describeKey(key)}: ${what}`);
      const id = tcbs.idOf(m, tcb);
      for (const poller of blocks) {
        const polls =
          roster.byBlock[indexIn(bytes.places.threads, poller)] !== undefined &&
          tcbs.stateOf(m, poller) === abi.STATE_POLLING &&
          tcbs.partnerOf(m, poller) === id;
        found.check(
          polls,
          () => `queue of ${describeKey(key)}: TCB ${hex(poller)} does not poll on it`,
        );
      }
      queued += blocks.length;
    }
    const polling = roster.members.filter(
      ({ tcb }) => tcbs.stateOf(m, tcb) === abi.STATE_POLLING,
    ).length;
    found.check(polling === queued, () => `${polling} threads poll, ${queued} are queued`);
  }),
};

const blockedStates = [abi.STATE_POLLING, abi.STATE_WAITING, abi.STATE_TRANSFERRING];

const theTimeoutListHoldsExactlyTheDeadlines: ConcreteClaim<View> = {
  name: "theTimeoutListHoldsExactlyTheDeadlines",
  family: "ipc",
  says: "Who has a deadline is in the list, in the order (deadline, task, lthread).",
  violations: evidence(({ bytes, roster }, found) => {
    const { reader: m, places } = bytes;
    const { blocks, wrong } = listFrom(bytes, record.timeoutHeadOf(m), bytes.links.timeout);
    for (const what of wrong) found.lines.push(`list of deadlines: ${what}`);
    let before = -1;
    let beforeKey = -1;
    for (const tcb of blocks) {
      const key = roster.byBlock[indexIn(places.threads, tcb)] ?? -1;
      const deadline = deadlineOf(m, tcb);
      const state = tcbs.stateOf(m, tcb);
      const blocked = blockedStates.includes(state);
      found.check(
        key >= 0 && deadline !== "never" && blocked,
        () => `list of deadlines: TCB ${hex(tcb)} is dead, not blocked, or has no deadline`,
      );
      if (deadline === "never") return;
      const ordered = before < deadline || (before === deadline && beforeKey < key);
      found.check(ordered, () => `list of deadlines: TCB ${hex(tcb)} is out of order`);
      before = deadline;
      beforeKey = key;
    }
    const due = roster.members.filter(({ tcb }) => deadlineOf(m, tcb) !== "never").length;
    found.check(
      due === blocks.length,
      () => `${due} threads have deadlines, ${blocks.length} are in the list`,
    );
  }),
};

const blocksSayNothingInVain: ConcreteClaim<View> = {
  name: "blocksSayNothingInVain",
  family: "ipc",
  says: "Links and fields that mean nothing in a thread's state are zero.",
  violations: evidence(({ bytes, roster }, found) => {
    for (const member of roster.members) checkIdleFields(bytes.reader, member, found);
  }),
};

function checkIdleFields(m: View["bytes"]["reader"], { key, tcb }: Member, found: Evidence): void {
  const state = tcbs.stateOf(m, tcb);
  const blocked = state === abi.STATE_POLLING || state === abi.STATE_WAITING;
  const zero = (what: string, value: Word): void =>
    found.check(value === 0, () => `thread ${describeKey(key)}: ${what} is ${hex(value)}`);
  if (deadlineOf(m, tcb) === "never") {
    zero("deadline", tcbs.deadlineLowOf(m, tcb));
    zero("next deadline", tcbs.timeoutNextOf(m, tcb));
    zero("previous deadline", tcbs.timeoutPreviousOf(m, tcb));
  }
  if (!blocked) {
    zero("partner", tcbs.partnerOf(m, tcb));
    zero("purpose", tcbs.purposeOf(m, tcb));
  }
  if (state === abi.STATE_POLLING && tcbs.purposeOf(m, tcb) !== tcbs.PURPOSE_IPC) {
    const tag = tcbs.messageTagOf(m, tcb);
    zero("bits of its message's tag", tag & ~abi.tagOf(0xffff, 0x3f, 0));
  }
  if (state !== abi.STATE_WAITING) zero("window", tcbs.windowOf(m, tcb));
  if (state !== abi.STATE_READY) {
    zero("next ready", tcbs.readyNextOf(m, tcb));
    zero("previous ready", tcbs.readyPreviousOf(m, tcb));
  }
  if (state !== abi.STATE_POLLING) {
    zero("next poller", tcbs.pollNextOf(m, tcb));
    zero("previous poller", tcbs.pollPreviousOf(m, tcb));
    zero("spoken for", tcbs.speaksForOf(m, tcb));
  }
  if (state === abi.STATE_READY) zero("partner in a transfer", tcbs.transferPartnerOf(m, tcb));
  const copied = tcbs.transferCopiedOf(m, tcb);
  if (tcbs.transferPartnerOf(m, tcb) === 0) zero("bytes copied", copied);
  if (tcbs.transferPartnerOf(m, tcb) === 0 || copied === tcbs.RECEIVES)
    zero("name on the transfer", tcbs.transferNameOf(m, tcb));
}

const deletionLeavesNoMark: ConcreteClaim<View> = {
  name: "deletionLeavesNoMark",
  family: "identity",
  says: "Between two traps no task is marked as being deleted.",
  violations: evidence(({ bytes, roster }, found) => {
    for (const { number, marked } of roster.entries)
      found.check(!marked, () => `task ${number} of ${bytes.boot.tasks} is marked`);
  }),
};

export const threadClaims: readonly ConcreteClaim<View>[] = [
  noTwoLiveThreadsShareAnId,
  idsNameTheirThreads,
  deletionLeavesNoMark,
  threadBlocksAreConserved,
  readyQueuesHoldExactlyTheReady,
  aThreadIsQueuedExactlyWhereItPolls,
  theTimeoutListHoldsExactlyTheDeadlines,
  blocksSayNothingInVain,
];
