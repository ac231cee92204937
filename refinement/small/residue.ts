// What the abstraction forgets of the machine and a kernel might still depend on, as words: with
// the words of the state it is the identity of a state of the product.
//
// Words of the kernel are taken as they are, known or not, so that a field that is added counts
// without being named here. What is left out, and why, is in docs/decisions/0003: what the state
// has told, where in its pool an object lies, what free objects hold, saved registers, and
// absolute time.

import { RAM_START } from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import { FIRST_PAGE_BYTES, THREAD_BYTES, WORD_BYTES } from "../../impl/layout/memory.ts";
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
import { WordsOfLines, type Part } from "./wordsOfLines.ts";

/** Writes what `view` has beyond the state that it means. */
export function writeResidue(to: StateWriter, view: View): void {
  const { bytes, roster, mapped } = view;
  let before = known.get(bytes);
  if (before?.roster !== roster) {
    before = { roster, memory: new WordsOfLines(bytes.machine.lineStamps, partsOf(view)) };
    known.set(bytes, before);
  }
  to.append(before.memory.current());
  to.copy(mappedDigest(mapped), DIGEST_WORDS);
  writeHart(to, bytes);
}

/** What memory comes to while the same threads live in the same blocks. */
type Known = { readonly roster: Roster; readonly memory: WordsOfLines };

const known = new WeakMap<Bytes, Known>();

/** The record line by line, then the living threads, then the tasks. */
function partsOf({ bytes, roster }: View): readonly Part[] {
  const { places, boot } = bytes;
  const part = (start: Word, size: number, most: number, write: Part["write"]): Part => ({
    firstLine: wordIndex(start) >>> LOG2_LINE_WORDS,
    endLine: (wordIndex(start + size - WORD_BYTES) >>> LOG2_LINE_WORDS) + 1,
    most,
    write,
  });
  const lines = Array.from({ length: LINES }, (_, line) =>
    part(RAM_START + line * LINE_BYTES, LINE_BYTES, 2 * LINE_WORDS, (into) =>
      writeLine(into, bytes, roster, line),
    ),
  );
  const threads = roster.members.map(({ tcb }) =>
    part(tcb, THREAD_BYTES, writtenOfThread.length, (into) =>
      writeThread(into, bytes, roster, tcb),
    ),
  );
  const { tasks: table } = places;
  const entries = Array.from({ length: boot.tasks + 1 }, (_, number) =>
    part(addressIn(table, number), table.size, plainOfTask.length, (into) =>
      writeTask(into, bytes, number),
    ),
  );
  return [...lines, ...threads, ...entries];
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

function writeThread(into: Int32Array, bytes: Bytes, roster: Roster, tcb: Word): number {
  const { words } = bytes;
  const first = wordIndex(tcb);
  let to = 0;
  for (let at = 0; at < plainOfThread.length; at++)
    into[to++] = words[first + (plainOfThread[at] as number)] as number;
  for (let at = 0; at < namesOfThread.length; at++) {
    const word = words[first + (namesOfThread[at] as number)] as number;
    into[to++] = word === 0 ? 0 : threadNamed(bytes, roster, word);
  }
  return to;
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

const CURRENT = ofRecord(record.currentOf);
const READY_HEADS = ofRecord((m) => record.readyHeadOf(m, 0));

/** What to write of each word of the record: nothing, the word, or the name of a thread. */
const SKIPPED = 0;
const PLAIN = 1;
const POINTER = 2;
const kindsInRecord = new Uint8Array(FIRST_PAGE_BYTES / WORD_BYTES)
  .fill(SKIPPED, 0, CURRENT)
  .fill(PLAIN, CURRENT, READY_HEADS)
  .fill(POINTER, READY_HEADS);
for (const read of [record.currentOf, record.timeoutHeadOf])
  kindsInRecord[ofRecord(read)] = POINTER;
const { nowLowOf, nowHighOf, freeThreadHeadOf, freeNodeHeadOf } = record;
for (const read of [nowLowOf, nowHighOf, freeThreadHeadOf, freeNodeHeadOf])
  kindsInRecord[ofRecord(read)] = SKIPPED;

const LOG2_LINE_WORDS = LOG2_LINE_BYTES - 2;
const LINE_WORDS = 1 << LOG2_LINE_WORDS;
const LINE_BYTES = 1 << LOG2_LINE_BYTES;
const LINES = FIRST_PAGE_BYTES / LINE_BYTES;

/** The words of a line of the first page that are not zero, behind the boot parameters. */
function writeLine(into: Int32Array, bytes: Bytes, roster: Roster, line: number): number {
  const { words } = bytes;
  const first = wordIndex(RAM_START);
  const end = (line + 1) * LINE_WORDS;
  let to = 0;
  for (let quad = line * LINE_WORDS; quad < end; quad += 4) {
    // Nearly all are zero: four at once, a quarter of the branches.
    if (areZero(words, first + quad)) continue;
    for (let offset = quad; offset < quad + 4; offset++) {
      const word = words[first + offset] as number;
      const kind = kindsInRecord[offset];
      if (word === 0 || kind === SKIPPED) continue;
      into[to++] = offset;
      into[to++] = kind === POINTER ? threadNamed(bytes, roster, word) : word;
    }
  }
  return to;
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

function writeTask(into: Int32Array, bytes: Bytes, number: number): number {
  const first = wordIndex(addressIn(bytes.places.tasks, number));
  for (let at = 0; at < plainOfTask.length; at++)
    into[at] = bytes.words[first + (plainOfTask[at] as number)] as number;
  return plainOfTask.length;
}

// A memo: the mapped memory is the same object until it changes.
const digests = new WeakMap<Mapped, Int32Array>();

/** The digest of what is mapped: of words that are many and hardly ever change. */
function mappedDigest(mapped: Mapped): Int32Array {
  const before = digests.get(mapped);
  if (before !== undefined) return before;
  const words = Int32Array.from(mappedWords(mapped));
  const into = new Int32Array(DIGEST_WORDS);
  digest(words, words.length, into);
  digests.set(mapped, into);
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
  const words = tlbWords(machine);
  for (let at = 0; at < words.length; at++) to.put(words[at] as number);
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
