// What the abstraction forgets of the machine and a kernel might still depend on, as words: with
// the words of the state it is the identity of a state of the product.
//
// Words of the kernel are taken as they are, known or not, so that a field that is added counts
// without being named here. What is left out, and why, is in docs/decisions/0003: what the state
// has told, where in its pool an object lies, what free objects hold, saved registers, and
// absolute time.

import { RAM_START } from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import { FIRST_PAGE_BYTES, THREAD_BYTES } from "../../impl/layout/memory.ts";
import { leavesOfShadow } from "../../impl/layout/pageTable.ts";
import type { Reader } from "../../impl/layout/port.ts";
import * as tasks from "../../impl/layout/task.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import {
  LOG2_LINE_BYTES,
  MIE,
  MSCRATCH,
  MSTATUS,
  SATP,
  type Machine,
} from "../../machine/index.ts";
import { digest, DIGEST_WORDS } from "../../lib/digest.ts";
import type { Word } from "../../lib/u32.ts";
import type { StateWriter } from "../../spec/writer.ts";
import { addressIn, wordIndex, type Bytes } from "../abstraction/bytes.ts";
import type { Mapped } from "../abstraction/mapped.ts";
import type { Roster } from "../abstraction/roster.ts";
import type { View } from "../abstraction/state.ts";

/** Writes what `view` has beyond the state that it means. */
export function writeResidue(to: StateWriter, view: View): void {
  writeRecord(to, view);
  for (const { tcb } of view.roster.members) writeThread(to, view, tcb);
  for (let number = 0; number <= view.bytes.boot.tasks; number++) writeTask(to, view.bytes, number);
  for (const word of mappedDigest(view.mapped)) to.put(word);
  writeHart(to, view.bytes);
}

/** The offset, in words, of what an accessor of the layout reads. */
function offsetOf(base: Word, read: (m: Reader) => unknown): number {
  let offset = -1;
  read({ load32: (address) => ((offset = (address - base) >>> 2), 0) });
  return offset;
}

const ofThread = (read: (m: Reader, tcb: Word) => unknown): number =>
  offsetOf(0, (m) => read(m, 0));
const ofRecord = (read: (m: Reader) => unknown): number => offsetOf(RAM_START, read);

/** Words of a thread block that are left out: the state tells them, or they are dead. */
const skippedOfThread: ReadonlySet<number> = new Set([
  ...Array.from({ length: 32 }, (_, register) => register),
  ofThread(tcbs.idOf),
  ofThread(tcbs.deadlineLowOf),
  ofThread(tcbs.deadlineHighOf),
  ...Array.from({ length: 8 }, (_, word) => ofThread((m, tcb) => tcbs.messageWordOf(m, tcb, word))),
]);
/** Words of a thread block that point to another. */
const pointersOfThread: ReadonlySet<number> = new Set(
  [
    tcbs.readyNextOf,
    tcbs.readyPreviousOf,
    tcbs.queueHeadOf,
    tcbs.pollNextOf,
    tcbs.pollPreviousOf,
    tcbs.timeoutNextOf,
    tcbs.timeoutPreviousOf,
  ].map(ofThread),
);

/** The words of a thread block that are written, a third of them: as they are, or as names. */
const writtenOfThread = Array.from({ length: THREAD_BYTES / 4 }, (_, offset) => offset).filter(
  (offset) => !skippedOfThread.has(offset),
);
const plainOfThread = Int32Array.from(writtenOfThread.filter((at) => !pointersOfThread.has(at)));
const namesOfThread = Int32Array.from(writtenOfThread.filter((at) => pointersOfThread.has(at)));

function writeThread(to: StateWriter, { bytes, roster }: View, tcb: Word): void {
  const { words } = bytes;
  const first = wordIndex(tcb);
  for (let at = 0; at < plainOfThread.length; at++)
    to.put(words[first + (plainOfThread[at] as number)] as number);
  for (let at = 0; at < namesOfThread.length; at++)
    to.put(threadNamed(bytes, roster, words[first + (namesOfThread[at] as number)] as number));
}

const LOG2_THREAD_BYTES = Math.log2(THREAD_BYTES);

/** The key of the living thread whose block this is; 0 for none, −1 for a free block. */
function threadNamed({ places }: Bytes, { byBlock }: Roster, tcb: Word): number {
  if (tcb === 0) return 0;
  // As signed words: unsigned ones are no small integers to V8, and this is asked all the time.
  const offset = (tcb - places.threads.base) | 0;
  const block = offset >> LOG2_THREAD_BYTES;
  const isBlock = block << LOG2_THREAD_BYTES === offset && block >= 0 && block < byBlock.length;
  return isBlock ? (byBlock[block] ?? -1) : -1;
}

const skippedOfRecord: ReadonlySet<number> = new Set(
  [record.nowLowOf, record.nowHighOf, record.freeThreadHeadOf, record.freeNodeHeadOf].map(ofRecord),
);
const READY_HEADS = ofRecord((m) => record.readyHeadOf(m, 0));
const pointersOfRecord: ReadonlySet<number> = new Set(
  [record.currentOf, record.timeoutHeadOf].map(ofRecord),
);

const LINE_WORDS = 2 ** (LOG2_LINE_BYTES - 2);
const CURRENT = ofRecord(record.currentOf);

const LINES = FIRST_PAGE_BYTES / 4 / LINE_WORDS;

/** What the lines of the record came to when their stamps and the roster were these. */
type KnownRecord = {
  readonly roster: Roster;
  readonly stamps: Float64Array;
  readonly words: (readonly number[])[];
};

// A memo: most of the record is ready queues, which stay as they are.
const knownRecords = new WeakMap<Machine, KnownRecord>();

/** The words of the first page behind the boot parameters that are not zero. */
function writeRecord(to: StateWriter, { bytes, roster }: View): void {
  const { machine } = bytes;
  let known = knownRecords.get(machine);
  if (known?.roster !== roster) {
    known = { roster, stamps: new Float64Array(LINES).fill(-1), words: [] };
    knownRecords.set(machine, known);
  }
  const { stamps, words } = known;
  for (let line = 0; line < LINES; line++) {
    if (machine.lineStamps[line] !== stamps[line]) {
      stamps[line] = machine.lineStamps[line] as number;
      words[line] = wordsOfLine(bytes, roster, line);
    }
    const those = words[line] as readonly number[];
    for (let at = 0; at < those.length; at++) to.put(those[at] as number);
  }
}

function wordsOfLine(bytes: Bytes, roster: Roster, line: number): readonly number[] {
  const first = wordIndex(RAM_START);
  const end = (line + 1) * LINE_WORDS;
  const found: number[] = [];
  for (let offset = Math.max(CURRENT, line * LINE_WORDS); offset < end; offset++) {
    // Nearly all are zero: four at once, a quarter of the branches.
    while (offset + 4 <= end && areZero(bytes.words, first + offset)) offset += 4;
    const word = offset < end ? (bytes.words[first + offset] as number) : 0;
    if (word === 0 || skippedOfRecord.has(offset)) continue;
    const isPointer = offset >= READY_HEADS || pointersOfRecord.has(offset);
    found.push(offset, isPointer ? threadNamed(bytes, roster, word) : word);
  }
  return found;
}

/** True iff the four words from index `at` on are zero. */
const areZero = (words: Uint32Array, at: number): boolean =>
  ((words[at] as number) |
    (words[at + 1] as number) |
    (words[at + 2] as number) |
    (words[at + 3] as number)) ===
  0;

const ROOT_TABLE = offsetOf(0, (m) => tasks.rootTableOf(m, 0));
const LTHREADS = offsetOf(0, (m) => tasks.lthreadTcbOf(m, 0, 0));

/** The words of a task's entry that are written: threads and tables are told elsewhere. */
const plainOfTask = Int32Array.from({ length: LTHREADS }, (_, offset) => offset).filter(
  (offset) => offset !== ROOT_TABLE,
);

function writeTask(to: StateWriter, { places, words }: Bytes, number: number): void {
  const first = wordIndex(addressIn(places.tasks, number));
  for (let at = 0; at < plainOfTask.length; at++)
    to.put(words[first + (plainOfTask[at] as number)] as number);
}

// A memo: the mapped memory is the same object until it changes.
const known = new WeakMap<Mapped, Int32Array>();

/** The digest of what is mapped: of words that are many and hardly ever change. */
function mappedDigest(mapped: Mapped): Int32Array {
  const before = known.get(mapped);
  if (before !== undefined) return before;
  const words = Int32Array.from(mappedWords(mapped));
  const into = new Int32Array(DIGEST_WORDS);
  digest(words, words.length, into);
  known.set(mapped, into);
  return into;
}

/** Page tables and mapping nodes, each node by its task and page. */
function mappedWords(mapped: Mapped): readonly number[] {
  const codeOf = ({ task, page }: { readonly task: number; readonly page: number }): number =>
    (task << 20) | page;
  const named = (address: Word): number => {
    const node = mapped.nodeAt.get(address);
    return node === undefined ? (address === 0 ? 0 : -1) : codeOf(node);
  };
  const nodes = mapped.nodes
    .toSorted((a, b) => codeOf(a) - codeOf(b))
    .flatMap((node) => [
      codeOf(node),
      ...[node.parent, node.firstChild, node.next, node.previous].map(named),
    ]);
  const spaces = mapped.spaces.flatMap(({ task, entries, leaves }) => [
    -task,
    ...entries.flatMap(({ index, pte, shadow }) => [index, pte & 0x3ff, leavesOfShadow(shadow)]),
    ...leaves.flatMap(({ page, pte, shadow }) => [page, pte, named(shadow)]),
  ]);
  const words = [nodes.length, ...nodes, spaces.length, ...spaces];
  return [...words, mapped.freeNodeCount, mapped.freeTableCount];
}

const CSRS = [MSTATUS, MIE, MSCRATCH] as const;
const ASID = 0x1ff << 22;

/** The TLB, and what of the hart outlives a trap. Free outside the trap handler. */
function writeHart(to: StateWriter, { machine }: Bytes): void {
  to.put(machine.mode);
  to.put(machine.waiting ? 1 : 0);
  for (const csr of CSRS) to.put(machine.csrRead(csr));
  to.put(machine.csrRead(SATP) & ASID);
  for (const word of tlbWords(machine)) to.put(word);
}

// A memo: while the stamp stays the same, so do the entries.
let tlbKnown:
  | { readonly machine: Machine; readonly stamp: number; readonly words: readonly number[] }
  | undefined;

/** The entries of the TLB, four words each. */
function tlbWords(machine: Machine): readonly number[] {
  const stamp = machine.tlbStamp;
  if (tlbKnown?.machine === machine && tlbKnown.stamp === stamp) return tlbKnown.words;
  const words = machine.tlbEntries().flatMap((entry) => {
    const flags =
      entry.rights |
      (entry.user ? 8 : 0) |
      (entry.global ? 16 : 0) |
      (entry.accessed ? 32 : 0) |
      (entry.dirty ? 64 : 0);
    return [(entry.asid << 20) | entry.page, entry.frame, entry.pageCount, flags];
  });
  tlbKnown = { machine, stamp, words };
  return words;
}
