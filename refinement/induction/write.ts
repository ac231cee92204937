// A draft in bytes: the inverse of the abstraction. Where the bytes may lie as they like, they lie
// anywhere: blocks, nodes and tables, the order of rings and of siblings.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import * as lines from "../../impl/layout/line.ts";
import * as tasks from "../../impl/layout/task.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Reader, Writer } from "../../impl/layout/port.ts";
import type { Prng } from "../../lib/prng.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { PLIC_ENABLE, PLIC_PENDING, SATP, satpSv32 } from "../../machine/index.ts";
import { lthreadOf, taskOf, type ThreadKey } from "../../spec/name.ts";
import { deadlineOf } from "../abstraction/activity.ts";
import { bootWords, wordIndex, type Bytes } from "../abstraction/bytes.ts";
import { BLOCK, idOf, type Draft, type ThreadDraft } from "./draft.ts";
import { anyOrder, shuffled, type Blocks, type Image, type Roots } from "./image.ts";
import { writeSpaces } from "./writeSpaces.ts";

/** The machine's memory and hart mean `draft` now. Somebody runs in both, or in neither. */
export function writeDraft(bytes: Bytes, draft: Draft, random: Prng): void {
  const { machine } = bytes;
  const words = new Uint32Array(abi.KERNEL_BYTES / 4);
  const m: Reader & Writer = {
    load32: (address) => words[wordIndex(address)] as Word,
    store32: (address, value) => {
      words[wordIndex(address)] = value;
    },
  };
  const image: Image = { bytes, draft, m, random };
  for (const [offset, value] of bootWords(draft.boot)) m.store32(abi.RAM_START + offset, value);
  record.setTasksBase(m, bytes.places.tasks.base);
  record.setNowLow(m, draft.now % 2 ** 32);
  record.setNowHigh(m, Math.floor(draft.now / 2 ** 32));
  const blocks = writeThreads(image);
  const roots = writeSpaces(image);
  writeTasks(image, blocks, roots);
  writeLines(image, blocks);
  for (let index = 0; index < words.length; index++)
    if (words[index] !== bytes.words[index])
      machine.poke32(u32(abi.RAM_START + index * 4), words[index] as Word);
  for (const [address, word] of draft.stores) machine.poke32(address, word);
  machine.fenceAll();
  if (draft.running !== undefined) resume(image, draft.running, roots);
}

/** The hart is in user mode, on behalf of `running`. */
function resume({ bytes: { machine }, draft }: Image, running: ThreadKey, roots: Roots): void {
  const task = taskOf(running);
  machine.csrWrite(SATP, satpSv32(task, (roots.get(task) ?? 0) >>> abi.LOG2_PAGE_BYTES));
  const { m } = draft.threads.get(running) as ThreadDraft;
  for (let register = 1; register < 32; register++)
    machine.writeRegister(register, tcbs.registerOf(m, BLOCK, register));
  machine.pc = tcbs.pcOf(m, BLOCK);
}

function writeThreads(image: Image): Blocks {
  const { bytes, draft, m, random } = image;
  const free = anyOrder(bytes.places.threads, random);
  const blocks = new Map<ThreadKey, Word>();
  for (const { key, words } of draft.threads.values()) {
    const tcb = free.pop() as Word;
    blocks.set(key, tcb);
    words.forEach((word, index) => m.store32(tcb + index * 4, word));
    for (const clear of links) clear(m, tcb, 0);
    tcbs.setId(m, tcb, idOf(draft, key));
  }
  record.setFreeThreadCount(m, free.length);
  record.setFreeThreadHead(m, free[0] ?? 0);
  free.forEach((tcb, index) => tcbs.setReadyNext(m, tcb, free[index + 1] ?? 0));
  writeReadyRings(image, blocks);
  for (const { key, queue } of draft.threads.values()) {
    const ring = queue.map((sender) => blocks.get(sender) ?? 0);
    tcbs.setQueueHead(m, blocks.get(key) ?? 0, ring[0] ?? 0);
    linkRing(m, ring, tcbs.setPollNext, tcbs.setPollPrevious);
  }
  writeDeadlines(image, blocks);
  record.setCurrent(m, draft.running === undefined ? 0 : (blocks.get(draft.running) ?? 0));
  return blocks;
}

type Setter = (m: Writer, tcb: Word, value: Word) => void;

const links: readonly Setter[] = [
  tcbs.setReadyNext,
  tcbs.setReadyPrevious,
  tcbs.setQueueHead,
  tcbs.setPollNext,
  tcbs.setPollPrevious,
  tcbs.setTimeoutNext,
  tcbs.setTimeoutPrevious,
];

function linkRing(m: Writer, ring: readonly Word[], setNext: Setter, setPrevious: Setter): void {
  ring.forEach((tcb, index) => {
    const next = ring[(index + 1) % ring.length] ?? 0;
    setNext(m, tcb, next);
    setPrevious(m, next, tcb);
  });
}

function writeReadyRings({ draft, m, random }: Image, blocks: Blocks): void {
  const rings: Word[][] = [];
  for (const { key, m: own } of draft.threads.values())
    if (tcbs.stateOf(own, BLOCK) === abi.STATE_READY)
      (rings[tcbs.priorityOf(own, BLOCK)] ??= []).push(blocks.get(key) ?? 0);
  rings.forEach((members, priority) => {
    const ring = shuffled(members, random);
    record.setReadyHead(m, priority, ring[0] ?? 0);
    const word = priority >>> 5;
    record.setReadyBitmap(m, word, u32(record.readyBitmapOf(m, word) | (1 << (priority & 31))));
    linkRing(m, ring, tcbs.setReadyNext, tcbs.setReadyPrevious);
  });
}

/** In the order in which they fire: (deadline, task, lthread). */
function writeDeadlines({ draft, m }: Image, blocks: Blocks): void {
  const due = [...draft.threads.values()]
    .flatMap(({ key, m: own }) => {
      const deadline = deadlineOf(own, BLOCK);
      return deadline === "never" ? [] : [{ key, deadline }];
    })
    .toSorted((a, b) => a.deadline - b.deadline || a.key - b.key)
    .map(({ key }) => blocks.get(key) ?? 0);
  record.setTimeoutHead(m, due[0] ?? 0);
  due.forEach((tcb, index) => {
    tcbs.setTimeoutNext(m, tcb, due[index + 1] ?? 0);
    tcbs.setTimeoutPrevious(m, tcb, due[index - 1] ?? 0);
  });
}

function writeTasks({ draft, m }: Image, blocks: Blocks, roots: Roots): void {
  draft.tasks.forEach(({ active, chief, owner, version, mcp }, number) => {
    if (number === 0) return; // The kernel's.
    tasks.setActive(m, number, active ? 1 : 0);
    tasks.setChief(m, number, active ? chief : 0);
    tasks.setOwner(m, number, active ? 0 : owner);
    tasks.setVersion(m, number, version);
    tasks.setMcp(m, number, active ? mcp : 0);
    tasks.setRootTable(m, number, roots.get(number) ?? 0);
  });
  for (const [key, tcb] of blocks) tasks.setLthreadTcb(m, taskOf(key), lthreadOf(key), tcb);
}

function writeLines({ bytes: { machine }, draft, m }: Image, blocks: Blocks): void {
  if (draft.lines.length === 0) return;
  let [attached, unmasked] = [0, 0];
  for (const { line, owner, masked, pending } of draft.lines) {
    const id = line + 1;
    if (pending) machine.raise(id);
    if (owner === undefined) continue;
    lines.setLineOwner(m, id, blocks.get(owner) ?? 0);
    attached = u32(attached | (1 << id));
    if (!masked) unmasked = u32(unmasked | (1 << id));
  }
  lines.setLinesAttached(m, attached);
  lines.setLinesUnmasked(m, unmasked);
  machine.store32(PLIC_ENABLE, u32(unmasked & ~machine.load32(PLIC_PENDING)));
}
