// The hash of a snapshot: 128 bits that are equal iff the machines do the same from there on, but
// for one chance in 2¹²⁸. Pages and chunks that snapshots share are hashed once.

import { hash128 } from "../lib/hash128.ts";
import { contentsOf, type Chunk, type Snapshot } from "./snapshot.ts";
import { canonicalHart, canonicalTlb } from "./snapshotState.ts";

const known = new WeakMap<object, Int32Array>();

/** Equal states, equal hashes: 32 digits. In which order TLB entries came is no state. */
export function snapshotHash(snapshot: Snapshot): string {
  const { hart, tlb, chunks } = contentsOf(snapshot);
  const parts = [
    hash128(canonicalHart(hart)),
    hash128(canonicalTlb(tlb)),
    hashOfList(chunks, ofChunk),
  ];
  return Array.from(hash128(joined(parts)), (word) =>
    (word >>> 0).toString(16).padStart(8, "0"),
  ).join("");
}

const ofChunk = (chunk: Chunk): Int32Array => hashOfList(chunk, ofPage);
const ofPage = (page: Uint8Array): Int32Array =>
  remembered(page, () => hash128(new Int32Array(page.buffer, page.byteOffset, page.length / 4)));

const hashOfList = <T extends object>(list: readonly T[], of: (one: T) => Int32Array): Int32Array =>
  remembered(list, () => hash128(joined(list.map(of))));

function remembered(key: object, make: () => Int32Array): Int32Array {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(4 * parts.length);
  parts.forEach((part, n) => all.set(part, 4 * n));
  return all;
}
