// Snapshots: all machine state at one time. What did not change in between is shared, so that a
// snapshot costs what changed: pages lie in chunks, and a snapshot copies the changed pages, the
// lists of the chunks that they are in, and the list of chunks.

import { assert } from "../lib/assert.ts";
import { PAGE_BYTES } from "./board.ts";
import type { Tlb } from "./hart/tlb.ts";
import { KnownTlb } from "./knownTlb.ts";
import type { Memory } from "./memory/memory.ts";

declare const opaque: unique symbol;

/** All machine state at one time. Its contents are nobody's business but those of snapshot*.ts. */
export type Snapshot = { readonly [opaque]: true };

/** Copies of some pages that follow each other. */
export type Chunk = readonly Uint8Array[];

export type Contents = {
  readonly hart: Int32Array;
  /** Two words an entry: key, leaf. */
  readonly tlb: Int32Array;
  readonly chunks: readonly Chunk[];
};

export const contentsOf = (snapshot: Snapshot): Contents => snapshot as unknown as Contents;
export const snapshotOf = (contents: Contents): Snapshot => contents as unknown as Snapshot;

/** Pages in a chunk; the last one may have fewer. */
const CHUNK_PAGES = 64;

/** A page of nothing, which all snapshots share. */
const zeroes = new Uint8Array(PAGE_BYTES);

const pageIn = (chunks: readonly Chunk[], page: number): Uint8Array =>
  (chunks[Math.floor(page / CHUNK_PAGES)] as Chunk)[page % CHUNK_PAGES] as Uint8Array;

/** `pages` in chunks. */
export const chunksOf = (pages: readonly Uint8Array[]): readonly Chunk[] =>
  Array.from({ length: Math.ceil(pages.length / CHUNK_PAGES) }, (_, n) =>
    pages.slice(n * CHUNK_PAGES, (n + 1) * CHUNK_PAGES),
  );

/** Chunks of `count` pages of nothing; all of the same size are one. */
function emptyChunks(count: number): readonly Chunk[] {
  const whole: Chunk = Array.from({ length: CHUNK_PAGES }, () => zeroes);
  const chunks = Array.from({ length: Math.floor(count / CHUNK_PAGES) }, () => whole);
  const rest = whole.slice(0, count % CHUNK_PAGES);
  return rest.length === 0 ? chunks : [...chunks, rest];
}

/** Makes and restores snapshots of one machine, whose memory is all zero when this is made. */
export class Snapshots {
  private readonly memory: Memory;
  private readonly tlb: KnownTlb;
  /** What memory was when `changesAreKnown`; nobody changes it. */
  private chunks: readonly Chunk[];

  constructor(memory: Memory, tlb: Tlb) {
    this.memory = memory;
    this.tlb = new KnownTlb(memory, tlb);
    this.chunks = emptyChunks(memory.pageStamps.length);
    memory.changesAreKnown();
  }

  take(): Snapshot {
    this.copyPages();
    return snapshotOf({
      hart: this.memory.hart.slice(),
      tlb: this.tlb.take(),
      chunks: this.chunks,
    });
  }

  restore(snapshot: Snapshot): void {
    const { hart, tlb, chunks } = contentsOf(snapshot);
    const { memory } = this;
    const isOfThisSize =
      chunks.length === this.chunks.length && chunks.at(-1)?.length === this.chunks.at(-1)?.length;
    assert(isOfThisSize, "snapshot: of a machine with as much RAM and disk");
    this.restorePages(chunks);
    this.tlb.restore(tlb);
    memory.hart.set(hart);
  }

  private copyPages(): void {
    const { pages, changedPages, changedCount } = this.memory;
    if (changedCount === 0) return;
    const chunks = this.chunks.slice();
    const copied = new Map<number, Uint8Array[]>();
    // One allocation for all: many small ones would take longer than the copying.
    const copies = new Uint8Array(changedCount * PAGE_BYTES);
    for (let i = 0; i < changedCount; i++) {
      const page = changedPages[i] as number;
      const number = Math.floor(page / CHUNK_PAGES);
      let chunk = copied.get(number);
      if (chunk === undefined) {
        chunk = (chunks[number] as Chunk).slice();
        copied.set(number, chunk);
        chunks[number] = chunk;
      }
      const copy = copies.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES);
      copy.set(pages.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
      chunk[page % CHUNK_PAGES] = copy;
    }
    this.chunks = chunks;
    this.memory.changesAreKnown();
  }

  private restorePages(chunks: readonly Chunk[]): void {
    const { memory } = this;
    const { changedPages, changedCount } = memory;
    const before = this.chunks;
    this.chunks = chunks;
    for (let i = 0; i < changedCount; i++) {
      const page = changedPages[i] as number;
      const bytes = pageIn(chunks, page);
      memory.pages.set(bytes, page * PAGE_BYTES);
      // Who looks at stamps need not look at lines that are as they were all the time.
      if (bytes === pageIn(before, page)) memory.touchChangedLines(page);
      else memory.touch(page);
    }
    for (let number = 0; number < chunks.length; number++)
      if (before[number] !== chunks[number])
        this.restoreChunk(number, before[number] as Chunk, chunks[number] as Chunk);
    memory.changesAreKnown();
  }

  /** The pages of a chunk that differ from those before; what changed since is restored already. */
  private restoreChunk(number: number, before: Chunk, chunk: Chunk): void {
    const { memory } = this;
    for (let i = 0; i < chunk.length; i++) {
      const page = number * CHUNK_PAGES + i;
      if (before[i] === chunk[i] || memory.isChanged(page)) continue;
      memory.pages.set(chunk[i] as Uint8Array, page * PAGE_BYTES);
      memory.touch(page);
    }
  }
}
