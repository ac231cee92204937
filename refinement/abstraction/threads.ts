// Threads as the specification has them, from their blocks; of the running thread, ip and sp are
// the hart's. A block whose bytes are as before gives the same object as before.

import * as record from "../../impl/layout/kernelRecord.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { SP } from "../../abi/index.ts";
import { hex, u32, type Word } from "../../lib/u32.ts";
import { sameName, type ThreadKey } from "../../spec/name.ts";
import type { Thread } from "../../spec/state.ts";
import { nameOf } from "../codec/name.ts";
import { sameActivity, sameList, sameTransfer, sameValue } from "../relation/same.ts";
import { activityOf } from "./activity.ts";
import { QUEUES } from "./askers.ts";
import { indexIn, type Bytes } from "./bytes.ts";
import { Malformed, type Read } from "./outcome.ts";
import { ringFrom } from "./queue.ts";
import { livingBy, type Member, type Roster } from "./roster.ts";
import { transferOf } from "./transfer.ts";

/** A thread as it was, at which look, and whether it ran: then ip and sp were the hart's. */
type Known = { look: number; key: ThreadKey; thread: Thread; ran: boolean };

/** Before any look. */
const NEVER = -1;

/** Reads the threads of the roster; what is known of each block makes it quick. */
export class ThreadReader {
  private readonly bytes: Bytes;
  private readonly known: (Known | undefined)[] = [];
  private roster: Roster | undefined;
  /** At which look all queues were read last, and whether they have to be read again. */
  private queuesAsked = -1;
  private queuesAreStale = true;
  /** The block of the running thread, at the last look. */
  private current = 0;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  /** Threads are going to be read, all of the roster. */
  begin(roster: Roster): void {
    const { tracking } = this.bytes;
    // A changed roster can change what an id that somebody polls on means.
    if (roster !== this.roster) for (const known of this.known) if (known) known.look = NEVER;
    this.queuesAreStale = roster !== this.roster || tracking.changedFor(QUEUES) > this.queuesAsked;
    if (this.queuesAreStale) this.queuesAsked = tracking.looks;
    this.roster = roster;
    this.current = record.currentOf(this.bytes.reader);
  }

  /** The thread of `member`; `begin` was called since the last look. */
  read(roster: Roster, { key, tcb, block }: Member): Read<Thread> {
    const known = this.known[block];
    const runs = tcb === this.current;
    const isUnchanged =
      known !== undefined &&
      known.key === key &&
      this.bytes.tracking.lineChanged(tcb) <= known.look;
    if (isUnchanged && !this.queuesAreStale && !runs && !known.ran) return known.thread;
    const queue = this.queueOf(roster, tcb, known);
    if (queue instanceof Malformed) return queue;
    const { ip, sp } = this.place(tcb, runs);
    if (isUnchanged) {
      known.ran = runs;
      const { thread } = known;
      if (thread.ip === ip && thread.sp === sp && thread.queue === queue) return thread;
      const { pager, priority, slice, remaining, activity, transfer } = thread;
      known.thread = { ip, sp, pager, priority, slice, remaining, activity, transfer, queue };
      return known.thread;
    }
    const thread = threadOf(this.bytes, roster, tcb, { ip, sp, queue }, known?.thread);
    if (thread instanceof Malformed) return thread;
    this.remember(block, key, thread, runs);
    return thread;
  }

  private remember(block: number, key: ThreadKey, thread: Thread, ran: boolean): void {
    const look = this.bytes.tracking.looks;
    const known = this.known[block];
    if (known === undefined) this.known[block] = { look, key, thread, ran };
    else {
      known.look = look;
      known.key = key;
      known.thread = thread;
      known.ran = ran;
    }
  }

  /** The queue of a thread: the same object as in `known` unless it has changed. */
  private queueOf(roster: Roster, tcb: Word, known: Known | undefined): Read<readonly ThreadKey[]> {
    if (known !== undefined && !this.queuesAreStale) return known.thread.queue;
    const { tracking } = this.bytes;
    const outer = tracking.begin(QUEUES);
    const read = queueOf(this.bytes, roster, tcb);
    tracking.end(outer);
    if (read instanceof Malformed) this.queuesAsked = -1; // What makes no sense is read again.
    if (read instanceof Malformed || known === undefined) return read;
    return sameList(known.thread.queue, read, sameValue) ? known.thread.queue : read;
  }

  /** From now on `thread`, which is equal to what was read of `member`, stands for it. */
  adopt({ block }: Member, thread: Thread): void {
    const known = this.known[block];
    if (known !== undefined) known.thread = thread;
  }

  private place(tcb: Word, runs: boolean): { readonly ip: Word; readonly sp: Word } {
    const { reader: m, machine } = this.bytes;
    if (runs) return { ip: u32(machine.pc), sp: u32(machine.readRegister(SP)) };
    return { ip: tcbs.pcOf(m, tcb), sp: tcbs.registerOf(m, tcb, SP) };
  }
}

type Placed = Pick<Thread, "ip" | "sp" | "queue">;

/** The thread in block `tcb`; those parts that are as in `before` are the very same objects. */
function threadOf(
  bytes: Bytes,
  roster: Roster,
  tcb: Word,
  { ip, sp, queue }: Placed,
  before: Thread | undefined,
): Read<Thread> {
  const { peek: m } = bytes;
  const living = livingBy(bytes, roster);
  let activity = activityOf(m, tcb, living);
  if (activity instanceof Malformed) return activity;
  let transfer = transferOf(m, tcb, living);
  if (transfer instanceof Malformed) return transfer;
  let pager = nameOf(tcbs.pagerOf(m, tcb));
  const priority = tcbs.priorityOf(m, tcb);
  const slice = tcbs.sliceOf(m, tcb);
  const remaining = tcbs.remainingOf(m, tcb);
  if (before !== undefined) {
    if (sameName(before.pager, pager)) ({ pager } = before);
    if (sameActivity(before.activity, activity)) ({ activity } = before);
    if (sameTransfer(before.transfer, transfer)) ({ transfer } = before);
    const same =
      activity === before.activity &&
      transfer === before.transfer &&
      queue === before.queue &&
      pager === before.pager &&
      ip === before.ip &&
      sp === before.sp &&
      priority === before.priority &&
      slice === before.slice &&
      remaining === before.remaining;
    if (same) return before;
  }
  return { ip, sp, pager, priority, slice, remaining, activity, transfer, queue };
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
