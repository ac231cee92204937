// Snapshots as bytes, to be kept in a file: a head, the hart, the TLB, the pages that are not zero,
// and a hash of all that. Words are little-endian, as the machine is.
//
//   0  "SPSN"   4  version   8  words of the hart   12  of the TLB   16  pages   20  pages kept

import { hash128 } from "../lib/hash128.ts";
import { PAGE_BYTES } from "./board.ts";
import { HART_WORDS, TLB_ENTRIES_MAX } from "./memory/layout.ts";
import { chunksOf, contentsOf, type Snapshot, snapshotOf } from "./snapshot.ts";
import { canonicalHart, canonicalTlb, storedHart } from "./snapshotState.ts";

export type SnapshotResult =
  | { readonly tag: "snapshot"; readonly value: Snapshot }
  | { readonly tag: "refused"; readonly says: string };

const MAGIC = 0x4e53_5053;
const VERSION = 1;
const HEAD_WORDS = 6;
const HASH_WORDS = 4;
const PAGE_WORDS: number = PAGE_BYTES / 4;
/** RAM and disk, in pages, that fit into the addresses of a machine. */
const PAGES_MAX = 0x10_0000;

/** The bytes of a snapshot: equal for equal states. */
export function snapshotBytes(snapshot: Snapshot): Uint8Array {
  const { hart, tlb, chunks } = contentsOf(snapshot);
  const pages = chunks.flat();
  const kept = pages.flatMap((page, n) => (page.every((byte) => byte === 0) ? [] : [n]));
  const [hartWords, tlbWords] = [canonicalHart(hart), canonicalTlb(tlb)];
  const bodyWords =
    HEAD_WORDS + hartWords.length + tlbWords.length + kept.length * (1 + PAGE_WORDS);
  const words = new Int32Array(bodyWords + HASH_WORDS);
  words.set([MAGIC, VERSION, hartWords.length, tlbWords.length, pages.length, kept.length]);
  words.set(hartWords, HEAD_WORDS);
  words.set(tlbWords, HEAD_WORDS + hartWords.length);
  let at = HEAD_WORDS + hartWords.length + tlbWords.length;
  for (const n of kept) {
    words[at] = n;
    words.set(wordsOf(pages[n] as Uint8Array), at + 1);
    at += 1 + PAGE_WORDS;
  }
  words.set(hash128(words.subarray(0, bodyWords)), bodyWords);
  return new Uint8Array(words.buffer);
}

/** Reads what `snapshotBytes` wrote; `bytes` are not kept. */
export function readSnapshot(bytes: Uint8Array): SnapshotResult {
  if (bytes.length % 4 !== 0 || bytes.length < 4 * (HEAD_WORDS + HASH_WORDS))
    return refused("it is too short for a snapshot, or cut off");
  const words = wordsOf(bytes.slice());
  const [magic, version, hartLength = 0, tlbLength = 0, pageCount = 0, kept = 0] = words;
  if (magic !== MAGIC) return refused("it is no snapshot");
  if (version !== VERSION) return refused(`it is of version ${version}, not ${VERSION}`);
  if (hartLength !== HART_WORDS) return refused("it is of a machine with another hart");
  const body = HEAD_WORDS + hartLength + tlbLength + kept * (1 + PAGE_WORDS);
  if (body + HASH_WORDS !== words.length) return refused("its length is not what its head says");
  const hash = hash128(words.subarray(0, body));
  if (hash.some((word, n) => word !== words[body + n]))
    return refused("its bytes were changed: the hash is another");
  const tlbIsRight = tlbLength % 2 === 0 && tlbLength <= 2 * TLB_ENTRIES_MAX && tlbLength >= 0;
  if (!tlbIsRight || pageCount <= 0 || pageCount > PAGES_MAX) return refused("its head is wrong");
  return withPages(words, hartLength, tlbLength, pageCount);
}

function withPages(
  words: Int32Array,
  hartLength: number,
  tlbLength: number,
  pageCount: number,
): SnapshotResult {
  const zeroes = new Uint8Array(PAGE_BYTES);
  const pages = Array.from({ length: pageCount }, () => zeroes);
  const tlbStart = HEAD_WORDS + hartLength;
  const tlb = words.slice(tlbStart, tlbStart + tlbLength);
  for (let at = tlbStart + tlbLength; at < words.length - HASH_WORDS;) {
    const n = words[at] as number;
    if (n < 0 || n >= pageCount) return refused(`it has a page ${n} of ${pageCount}`);
    pages[n] = new Uint8Array(words.slice(at + 1, at + 1 + PAGE_WORDS).buffer);
    at += 1 + PAGE_WORDS;
  }
  const hart = storedHart(words.slice(HEAD_WORDS, tlbStart), tlb);
  return { tag: "snapshot", value: snapshotOf({ hart, tlb, chunks: chunksOf(pages) }) };
}

const refused = (says: string): SnapshotResult => ({ tag: "refused", says });

const wordsOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
