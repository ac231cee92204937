// The roster: which task numbers and threads there are, from the table of tasks.

import { tasksBaseOf } from "../../impl/layout/kernelRecord.ts";
import { WORD_BYTES } from "../../impl/layout/memory.ts";
import * as tasks from "../../impl/layout/task.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { LTHREADS, threadKey, type ThreadKey } from "../../spec/name.ts";
import type { Boot } from "../../trace/event.ts";
import { addressIn, indexIn, type Bytes } from "./bytes.ts";
import { Malformed, type Read } from "./outcome.ts";
import { LINE_BYTES } from "./tracking.ts";

/** A living thread's place, and its block: its address, and its index in the pool. */
export type Member = { readonly key: ThreadKey; readonly tcb: Word; readonly block: number };

/** A task number as the table of tasks has it. */
export type TaskEntry = {
  readonly number: number;
  readonly active: boolean;
  readonly chief: number;
  readonly owner: number;
  readonly version: number;
  readonly mcp: number;
  readonly root: Word;
  readonly marked: boolean;
  readonly members: readonly Member[];
};

export type Roster = {
  /** By task number; entry 0 is the kernel's. */
  readonly entries: readonly TaskEntry[];
  /** Every living thread, ascending. */
  readonly members: readonly Member[];
  /** The living thread whose block has this index in the pool. */
  readonly byBlock: readonly (ThreadKey | undefined)[];
};

const CLAIM = "taskEntriesMakeSense";

/** What made sense before, and at which look it was read. */
export type KnownRoster = { readonly roster: Roster; readonly look: number };

/** Reads the table of tasks: of what is known, only what a store has met. */
export function rosterOf(bytes: Bytes, known?: KnownRoster): Read<Roster> {
  // Entries are looked up from the base in the kernel's record: it must be the right one.
  const base = tasksBaseOf(bytes.reader);
  const knownEntries = base === bytes.places.tasks.base ? known?.roster.entries : undefined;
  const entries: TaskEntry[] = [];
  const members: Member[] = [];
  const byBlock: (ThreadKey | undefined)[] = [];
  for (let block = 0; block < bytes.boot.threads; block++) byBlock.push(undefined);
  const wrong: string[] = [];
  for (let number = 0; number <= bytes.boot.tasks; number++) {
    const before = knownEntries?.[number];
    const isKnown = before !== undefined && !hasChanged(bytes, number, known?.look ?? 0);
    const entry = isKnown ? before : entryOf(bytes, number);
    if (!isKnown) for (const what of oddities(bytes.boot, entry)) wrong.push(what);
    for (const { key, tcb, block } of entry.members) {
      if (block < 0) wrong.push(`task ${number}: ${hex(tcb)} is no TCB`);
      else if (byBlock[block] !== undefined) wrong.push(`TCB ${hex(tcb)} is two threads'`);
      else byBlock[block] = key;
    }
    entries.push(entry);
    for (const member of entry.members) members.push(member);
  }
  if (base !== bytes.places.tasks.base) wrong.push(`the base of the tasks is ${hex(base)}`);
  return wrong.length > 0 ? new Malformed(CLAIM, wrong) : { entries, members, byBlock };
}

/** True iff a store has met the entry of task `number` since that look. */
function hasChanged({ places, tracking }: Bytes, number: number, look: number): boolean {
  const start = addressIn(places.tasks, number);
  const end = start + places.tasks.size;
  for (let address = start; address < end; address += LINE_BYTES)
    if (tracking.lineChanged(address) > look) return true;
  return tracking.lineChanged(end - WORD_BYTES) > look;
}

/** The table's entry of task `number`, as it stands there. */
function entryOf({ reader, places }: Bytes, number: number): TaskEntry {
  const members: Member[] = [];
  for (let lthread = 0; lthread < LTHREADS; lthread++) {
    const tcb = tasks.lthreadTcbOf(reader, number, lthread);
    const key = threadKey(number, lthread);
    if (tcb !== 0) members.push({ key, tcb, block: indexIn(places.threads, tcb) });
  }
  return {
    number,
    active: tasks.activeOf(reader, number) === 1,
    chief: tasks.chiefOf(reader, number),
    owner: tasks.ownerOf(reader, number),
    version: tasks.versionOf(reader, number),
    mcp: tasks.mcpOf(reader, number),
    root: tasks.rootTableOf(reader, number),
    marked: tasks.markOf(reader, number) !== 0,
    members,
  };
}

function oddities(boot: Boot, entry: TaskEntry): readonly string[] {
  const { number, active, chief, owner, root, members } = entry;
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`task ${number}: ${what}`);
  };
  check(chief <= boot.tasks || !active, `its chief is ${chief}`);
  check(owner <= boot.tasks || active, `its owner is ${owner}`);
  check(active || members.length === 0, "it is inactive and has threads");
  check(active || root === 0, "it is inactive and has a page table");
  check(!active || root !== 0, "it is active and has no page table");
  check(number !== 0 || !active, "the kernel's number is active");
  return wrong;
}

/** The living thread with a whole id, as its block has it. */
export function livingBy(bytes: Bytes, roster: Roster): (id: Word) => ThreadKey | undefined {
  return (id) => roster.members.find(({ tcb }) => tcbs.idOf(bytes.reader, tcb) === id)?.key;
}
