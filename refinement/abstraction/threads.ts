// Threads as the specification has them, from their blocks; of the running thread, ip and sp are
// the hart's. A block whose bytes are as before gives the same object as before.

import * as record from "../../impl/layout/kernelRecord.ts";
import { THREAD_BYTES } from "../../impl/layout/memory.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { SP } from "../../abi/index.ts";
import { hex, u32, type Word } from "../../lib/u32.ts";
import type { ThreadKey } from "../../spec/name.ts";
import type { Thread } from "../../spec/state.ts";
import { nameOf } from "../codec/name.ts";
import { sameList, sameValue } from "../relation/same.ts";
import { activityOf } from "./activity.ts";
import { indexIn, wordIndex, type Bytes } from "./bytes.ts";
import { Malformed, type Read } from "./outcome.ts";
import { ringFrom } from "./queue.ts";
import { livingBy, type Member, type Roster } from "./roster.ts";
import { transferOf } from "./transfer.ts";

const BLOCK_WORDS = THREAD_BYTES / 4;

/** A thread as it was, and the words that said so. */
type Known = { readonly words: Uint32Array; key: ThreadKey; thread: Thread };

/** Reads the threads of the roster; what is known of each block makes it quick. */
export class ThreadReader {
  private readonly bytes: Bytes;
  private readonly known: (Known | undefined)[] = [];
  private roster: Roster | undefined;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  /** The thread of `member`. */
  read(roster: Roster, { key, tcb }: Member): Read<Thread> {
    // A changed roster can change what an id that somebody polls on means.
    if (roster !== this.roster) this.known.length = 0;
    this.roster = roster;
    const queue = queueOf(this.bytes, roster, tcb);
    if (queue instanceof Malformed) return queue;
    const block = indexIn(this.bytes.places.threads, tcb);
    const { ip, sp } = this.place(tcb);
    const known = this.known[block];
    if (known !== undefined && known.key === key && this.unchanged(known, tcb)) {
      const { thread } = known;
      if (thread.ip === ip && thread.sp === sp && sameList(thread.queue, queue, sameValue))
        return thread;
      const { pager, priority, slice, remaining, activity, transfer } = thread;
      known.thread = { ip, sp, pager, priority, slice, remaining, activity, transfer, queue };
      return known.thread;
    }
    const thread = threadOf(this.bytes, roster, tcb, { ip, sp, queue });
    if (!(thread instanceof Malformed)) this.learn(block, key, tcb, thread);
    return thread;
  }

  /** From now on `thread`, which is equal to what was read of `member`, stands for it. */
  adopt({ tcb }: Member, thread: Thread): void {
    const known = this.known[indexIn(this.bytes.places.threads, tcb)];
    if (known !== undefined) known.thread = thread;
  }

  private place(tcb: Word): { readonly ip: Word; readonly sp: Word } {
    const { reader: m, machine } = this.bytes;
    if (tcb === record.currentOf(m))
      return { ip: u32(machine.pc), sp: u32(machine.readRegister(SP)) };
    return { ip: tcbs.pcOf(m, tcb), sp: tcbs.registerOf(m, tcb, SP) };
  }

  private unchanged({ words }: Known, tcb: Word): boolean {
    const first = wordIndex(tcb);
    for (let index = 0; index < BLOCK_WORDS; index++)
      if (this.bytes.words[first + index] !== words[index]) return false;
    return true;
  }

  private learn(block: number, key: ThreadKey, tcb: Word, thread: Thread): void {
    const first = wordIndex(tcb);
    const known = (this.known[block] ??= { words: new Uint32Array(BLOCK_WORDS), key, thread });
    known.words.set(this.bytes.words.subarray(first, first + BLOCK_WORDS));
    known.key = key;
    known.thread = thread;
  }
}

type Placed = Pick<Thread, "ip" | "sp" | "queue">;

function threadOf(bytes: Bytes, roster: Roster, tcb: Word, placed: Placed): Read<Thread> {
  const { reader: m } = bytes;
  const living = livingBy(bytes, roster);
  const activity = activityOf(m, tcb, living);
  if (activity instanceof Malformed) return activity;
  const transfer = transferOf(m, tcb, living);
  if (transfer instanceof Malformed) return transfer;
  const { ip, sp, queue } = placed;
  return {
    ip,
    sp,
    pager: nameOf(tcbs.pagerOf(m, tcb)),
    priority: tcbs.priorityOf(m, tcb),
    slice: tcbs.sliceOf(m, tcb),
    remaining: tcbs.remainingOf(m, tcb),
    activity,
    transfer,
    queue,
  };
}

const nobody: readonly ThreadKey[] = [];

function queueOf(bytes: Bytes, roster: Roster, tcb: Word): Read<readonly ThreadKey[]> {
  const head = tcbs.queueHeadOf(bytes.reader, tcb);
  if (head === 0) return nobody;
  const { blocks, wrong } = ringFrom(bytes, head, bytes.links.poll);
  if (wrong.length > 0)
    return new Malformed(
      "aThreadIsQueuedExactlyWhereItPolls",
      wrong.map((what) => `queue of TCB ${hex(tcb)}: ${what}`),
    );
  const keys: ThreadKey[] = [];
  for (const block of blocks) {
    const key = roster.byBlock[indexIn(bytes.places.threads, block)];
    if (key === undefined)
      return new Malformed("aThreadIsQueuedExactlyWhereItPolls", [
        `queue of TCB ${hex(tcb)}: TCB ${hex(block)} is nobody's`,
      ]);
    keys.push(key);
  }
  return keys;
}
