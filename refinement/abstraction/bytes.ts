// The machine's memory as the abstraction sees it: words that are only peeked at, and the places of
// the kernel's objects. The places follow from the boot configuration that was given to the kernel,
// not from what the memory says, so that no garbage can lead a reader astray.

import * as abi from "../../abi/index.ts";
import * as layout from "../../impl/layout/memory.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Reader } from "../../impl/layout/port.ts";
import type { Machine } from "../../machine/index.ts";
import { remembered } from "../../lib/remembered.ts";
import { u32, type Word } from "../../lib/u32.ts";
import type { Boot } from "../../trace/event.ts";
import { Tracking } from "./tracking.ts";

/** `count` objects of `size` bytes from address `base`. */
export type Pool = { readonly base: Word; readonly size: number; readonly count: number };

/** Where the objects are. */
export type Places = {
  readonly tables: Pool;
  readonly threads: Pool;
  readonly nodes: Pool;
  /** Entry 0 is the kernel's. */
  readonly tasks: Pool;
  readonly freeTables: Pool;
};

/** What every reader of the kernel's bytes works on. */
export type Bytes = {
  readonly boot: Boot;
  readonly parameters: readonly Parameter[];
  readonly places: Places;
  readonly machine: Machine;
  /** Words with this stamp or a smaller one are as they are before a boot: user memory as it is
   *  first, the kernel's zero but for the boot parameters. */
  readonly preparedAt: number;
  /** RAM, word by word from RAM_START. */
  readonly words: Uint32Array;
  /** A peek at physical memory; 0 where there is no RAM. */
  readonly reader: Reader;
  /** The same, of whose reading nobody is told: for who knows by itself when to read again. */
  readonly peek: Reader;
  /** Who has read what through `reader`. */
  readonly tracking: Tracking;
  readonly links: ThreadLinks;
};

/** How to go on from a block, and back. */
export type Links = {
  readonly next: (tcb: Word) => Word;
  readonly previous: (tcb: Word) => Word;
};

/** The three ways in which thread blocks are linked. */
export type ThreadLinks = {
  readonly ready: Links;
  readonly poll: Links;
  readonly timeout: Links;
};

/** The bytes of a machine that was booted with `boot`; without `preparedAt` nothing is known. */
export function bytesOf(machine: Machine, boot: Boot, preparedAt = -1): Bytes {
  const words = machine.ramWords;
  const parameters = bootWords(boot);
  const places = placesOf(boot);
  const { freeTables, threads } = places;
  const tracking = new Tracking(machine, threads.base, addressIn(freeTables, freeTables.count));
  const { reader } = tracking;
  const links = linksOf(reader);
  const peek: Reader = { load32: (address) => words[wordIndex(u32(address))] ?? 0 };
  return { boot, parameters, places, machine, preparedAt, words, reader, peek, tracking, links };
}

/** Of `count` stamps from `first` on those of words as they are before a boot; −1 for the others:
 *  to be compared with what the stamps are when the words are looked at. */
export function stampsBefore(
  { preparedAt }: Bytes,
  stamps: Float64Array,
  first: number,
  count: number,
): Float64Array {
  const known = stamps.slice(first, first + count);
  for (let index = 0; index < count; index++)
    if ((known[index] as number) > preparedAt) known[index] = -1;
  return known;
}

const linksOf = (m: Reader): ThreadLinks => ({
  ready: {
    next: (tcb) => tcbs.readyNextOf(m, tcb),
    previous: (tcb) => tcbs.readyPreviousOf(m, tcb),
  },
  poll: {
    next: (tcb) => tcbs.pollNextOf(m, tcb),
    previous: (tcb) => tcbs.pollPreviousOf(m, tcb),
  },
  timeout: {
    next: (tcb) => tcbs.timeoutNextOf(m, tcb),
    previous: (tcb) => tcbs.timeoutPreviousOf(m, tcb),
  },
});

/** A boot parameter: its offset from RAM_START, and its value. */
export type Parameter = readonly [offset: number, value: Word];

/** The boot parameters as words. */
export const bootWords: (boot: Boot) => readonly Parameter[] = remembered((boot) => [
  [abi.BOOT_USER_FRAMES, boot.userFrames],
  [abi.BOOT_TASKS, boot.tasks],
  [abi.BOOT_THREADS, boot.threads],
  [abi.BOOT_KERNEL_TABLES, boot.kernelTables],
  [abi.BOOT_MAPPING_NODES, boot.mappingNodes],
  [abi.BOOT_TICK_MICROS, boot.tickMicros],
  [abi.BOOT_FIRST_VERSION, boot.firstVersion],
  [abi.BOOT_DEPTH_MAX, boot.depthMax],
  [abi.BOOT_FIRST_TICK, boot.firstTick],
  ...deviceWords(boot),
]);

/** A word for each line: the frame of its device, or 0. */
function deviceWords({ devices = [] }: Boot): readonly Parameter[] {
  const frames = new Map(devices.map(({ line, frame }) => [line + 1, frame]));
  return Array.from({ length: abi.INTERRUPT_LINES + 1 }, (_, id) => [
    abi.BOOT_DEVICES + 4 * id,
    frames.get(id) ?? 0,
  ]);
}

function placesOf(boot: Boot): Places {
  const parameters = new Map(bootWords(boot));
  const m: Reader = { load32: (address) => parameters.get(address - abi.RAM_START) ?? 0 };
  const pool = (base: Word, size: number, count: number): Pool => ({ base, size, count });
  return {
    tables: pool(layout.tableAt(0), layout.TABLE_BYTES, boot.kernelTables),
    threads: pool(layout.threadAt(m, 0), layout.THREAD_BYTES, boot.threads),
    nodes: pool(layout.nodeAt(m, 0), layout.NODE_BYTES, boot.mappingNodes),
    tasks: pool(layout.taskAt(m, 0), layout.TASK_BYTES, boot.tasks + 1),
    freeTables: pool(layout.freeTableSlotAt(m, 0), layout.WORD_BYTES, boot.kernelTables),
  };
}

/** The index of the object at `address`, or −1: no object of the pool begins there. */
export function indexIn(pool: Pool, address: Word): number {
  const index = (address - pool.base) / pool.size;
  return index >= 0 && index < pool.count && index === Math.floor(index) ? index : -1;
}

/** The address of object `index` of a pool. */
export const addressIn = (pool: Pool, index: number): Word => pool.base + index * pool.size;

/** The index in RAM's words of the word at `address`. */
export const wordIndex = (address: Word): number => (address - abi.RAM_START) >>> 2;
