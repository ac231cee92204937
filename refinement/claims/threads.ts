// Claims about thread control blocks and the queues that link them.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { describeKey, lthreadOf, taskOf, type ThreadKey } from "../../spec/name.ts";
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
    const owners = new Map<Word, ThreadKey>();
    for (const { key, tcb } of roster.members) {
      const id = tcbs.idOf(bytes.reader, tcb);
      const other = owners.get(id);
      if (other !== undefined)
        found.lines.push(`${describeKey(key)} has the id of ${describeKey(other)}`);
      owners.set(id, key);
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
    let free = 0;
    // More blocks than there are: the list has no end.
    for (let tcb = record.freeThreadHeadOf(m); tcb !== 0; tcb = tcbs.readyNextOf(m, tcb)) {
      const block = indexIn(places.threads, tcb);
      if (block < 0 || roster.byBlock[block] !== undefined || ++free > boot.threads) {
        found.lines.push(`the list of free blocks has ${hex(tcb)}`);
        return;
      }
      if (tcbs.idOf(m, tcb) !== 0) found.lines.push(`free block ${hex(tcb)} has an id`);
    }
    const count = record.freeThreadCountOf(m);
    if (free !== count) found.lines.push(`${free} blocks are free, the count is ${count}`);
    const living = roster.members.length;
    if (living + free !== boot.threads)
      found.lines.push(`${living} threads live and ${free} blocks are free, of ${boot.threads}`);
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
      // Who is ready in a ring without its bit is missed by the count below.
      for (let bits = record.readyBitmapOf(m, word); bits !== 0; bits &= bits - 1) {
        const priority = word * 32 + lowestBit(bits);
        const head = record.readyHeadOf(m, priority);
        if (head === 0) found.lines.push(`ready queue ${priority} is empty, its bit is set`);
        queued += checkReadyRing(view, priority, head, found);
      }
    }
    const ready = howMany(view, abi.STATE_READY);
    if (ready !== queued) found.lines.push(`${ready} threads are ready, ${queued} are queued`);
  }),
};

const lowestBit = (bits: Word): number => 31 - Math.clz32(bits & -bits);

/** How many threads are in a state. */
function howMany({ bytes, roster }: View, state: Word): number {
  let count = 0;
  for (const { tcb } of roster.members) if (tcbs.stateOf(bytes.reader, tcb) === state) count++;
  return count;
}

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
    if (!good)
      found.lines.push(
        `ready queue ${priority} has TCB ${hex(tcb)}: dead, not ready, or of another priority`,
      );
  }
  return blocks.length;
}

const aThreadIsQueuedExactlyWhereItPolls: ConcreteClaim<View> = {
  name: "aThreadIsQueuedExactlyWhereItPolls",
  family: "ipc",
  says: "A send queue holds exactly those who poll on its thread, linked both ways.",
  violations: evidence((view, found) => {
    const { reader: m } = view.bytes;
    let queued = 0;
    for (const member of view.roster.members)
      if (tcbs.queueHeadOf(m, member.tcb) !== 0) queued += checkQueue(view, member, found);
    const polling = howMany(view, abi.STATE_POLLING);
    if (polling !== queued) found.lines.push(`${polling} threads poll, ${queued} are queued`);
  }),
};

/** Checks one queue; how many blocks it has. */
function checkQueue({ bytes, roster }: View, { key, tcb }: Member, found: Evidence): number {
  const { reader: m } = bytes;
  const { blocks, wrong } = ringFrom(bytes, tcbs.queueHeadOf(m, tcb), bytes.links.poll);
  for (const what of wrong) found.lines.push(`queue of ${describeKey(key)}: ${what}`);
  const id = tcbs.idOf(m, tcb);
  for (const poller of blocks) {
    const polls =
      roster.byBlock[indexIn(bytes.places.threads, poller)] !== undefined &&
      tcbs.stateOf(m, poller) === abi.STATE_POLLING &&
      tcbs.partnerOf(m, poller) === id;
    if (!polls)
      found.lines.push(`queue of ${describeKey(key)}: TCB ${hex(poller)} does not poll on it`);
  }
  return blocks.length;
}

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
      if (key < 0 || deadline === "never" || !blockedStates.includes(state)) {
        found.lines.push(
          `list of deadlines: TCB ${hex(tcb)} is dead, not blocked, or has no deadline`,
        );
        return;
      }
      if (before > deadline || (before === deadline && beforeKey >= key))
        found.lines.push(`list of deadlines: TCB ${hex(tcb)} is out of order`);
      before = deadline;
      beforeKey = key;
    }
    let due = 0;
    for (const { tcb } of roster.members) if (deadlineOf(m, tcb) !== "never") due++;
    if (due !== blocks.length)
      found.lines.push(`${due} threads have deadlines, ${blocks.length} are in the list`);
  }),
};

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
];
