// The requests in the queue of a virtio block device: chains of descriptors in RAM, each with a
// header, buffers, and a byte for the status. Addresses here are offsets into RAM.

import { RAM_START } from "../board.ts";
import type { Memory } from "../memory/memory.ts";

/** A split virtqueue: three tables in RAM, `count` a power of two. */
export type Queue = {
  readonly count: number;
  readonly descriptors: number;
  readonly available: number;
  readonly used: number;
};

type Buffer = { readonly start: number; readonly length: number; readonly isWritable: boolean };

const DESCRIPTOR_BYTES = 16;
const HAS_NEXT = 1;
const IS_WRITABLE = 2;
const IS_INDIRECT = 4;
const HEADER_BYTES = 16;
const SECTOR_BYTES = 512;
const [READ, WRITE, FLUSH] = [0, 1, 4] as const;
const [OK, FAILED, UNSUPPORTED] = [0, 1, 2] as const;

/** The driver gave something that cannot be. */
class Nonsense extends Error {}

/**
 * Serves the requests from number `seen` on (modulo 2¹⁶); the answer is the number of the next one
 * to come, or `undefined` if the queue makes no sense.
 */
export function serve(memory: Memory, queue: Queue, seen: number): number | undefined {
  try {
    const ram = new Ram(memory);
    const last = ram.half(queue.available + 2);
    let number = seen;
    for (; number !== last; number = (number + 1) & 0xffff) {
      const head = ram.half(queue.available + 4 + 2 * (number % queue.count));
      const written = perform(memory, ram, chainAt(ram, queue, head));
      const place = queue.used + 4 + 8 * (number % queue.count);
      ram.setWord(place, head);
      ram.setWord(place + 4, written);
      ram.setHalf(queue.used + 2, (number + 1) & 0xffff);
    }
    return number;
  } catch (error) {
    if (error instanceof Nonsense) return undefined;
    throw error;
  }
}

function chainAt(ram: Ram, queue: Queue, head: number): readonly Buffer[] {
  const chain: Buffer[] = [];
  for (let at = head; ;) {
    if (at >= queue.count || chain.length >= queue.count) throw new Nonsense();
    const descriptor = queue.descriptors + DESCRIPTOR_BYTES * at;
    const flags = ram.half(descriptor + 12);
    if (ram.word(descriptor + 4) !== 0 || (flags & IS_INDIRECT) !== 0) throw new Nonsense();
    const buffer = {
      start: ram.offset(ram.word(descriptor)),
      length: ram.word(descriptor + 8),
      isWritable: (flags & IS_WRITABLE) !== 0,
    };
    ram.check(buffer.start, buffer.length);
    chain.push(buffer);
    if ((flags & HAS_NEXT) === 0) return chain;
    at = ram.half(descriptor + 14);
  }
}

/** Does what a chain asks for; the answer is how many bytes were stored into it. */
function perform(memory: Memory, ram: Ram, chain: readonly Buffer[]): number {
  const [header, status] = [chain[0], chain.at(-1)];
  const buffers = chain.slice(1, -1);
  if (header === undefined || status === undefined || chain.length < 2) throw new Nonsense();
  if (header.length < HEADER_BYTES || !status.isWritable || status.length < 1) throw new Nonsense();
  const type = ram.word(header.start);
  const start = (ram.word(header.start + 8) + ram.word(header.start + 12) * 2 ** 32) * SECTOR_BYTES;
  let result: number = type === READ || type === WRITE || type === FLUSH ? OK : UNSUPPORTED;
  let moved = 0;
  for (const { start: place, length, isWritable } of result === OK ? buffers : []) {
    const from = start + moved;
    const fits = from + length <= memory.disk.length && isWritable === (type === READ);
    if (!fits) {
      result = FAILED;
      break;
    }
    if (type === READ) memory.copyIn(place, memory.disk.subarray(from, from + length));
    else if (type === WRITE)
      memory.copyIn(memory.ramBytes + from, memory.ram.subarray(place, place + length));
    moved += length;
  }
  memory.store8(status.start, result);
  return (type === READ ? moved : 0) + 1;
}

/** RAM for a device that trusts nobody. */
class Ram {
  private readonly memory: Memory;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  offset(address: number): number {
    return address - RAM_START;
  }

  check(offset: number, length: number): void {
    if (offset < 0 || offset + length > this.memory.ramBytes) throw new Nonsense();
  }

  half(offset: number): number {
    this.check(offset, 2);
    return this.memory.load8(offset) | (this.memory.load8(offset + 1) << 8);
  }

  word(offset: number): number {
    return (this.half(offset) | (this.half(offset + 2) << 16)) >>> 0;
  }

  setHalf(offset: number, value: number): void {
    this.check(offset, 2);
    this.memory.store8(offset, value);
    this.memory.store8(offset + 1, value >>> 8);
  }

  setWord(offset: number, value: number): void {
    this.setHalf(offset, value);
    this.setHalf(offset + 2, value >>> 16);
  }
}
