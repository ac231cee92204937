// From a word to its row of the ISA table.

import type { Word } from "../../lib/u32.ts";
import { type Instruction, isInstance, lengthOf } from "./instruction.ts";
import { isa } from "./table.ts";

/** Opcode (bits 6 … 0) and funct3 (bits 14 … 12): enough to leave a handful of candidate rows. */
const KEY_BITS = 0x707f;
const keyOf = (word: Word): number => (word & 0x7f) | ((word & 0x7000) >> 5);

const long = isa.filter((row) => lengthOf(row.match) === 4);
const compressed = isa.filter((row) => lengthOf(row.match) === 2);

/** The same for compressed instructions: bits 1 … 0 and 15 … 13. */
const COMPRESSED_KEY_BITS = 0xe003;
const compressedKeyOf = (word: Word): number => (word & 3) | ((word >>> 11) & 0x1c);

/**
 * For each key that was asked for, the rows it could belong to: most programs ask for few. A row
 * that ignores funct3 is in eight buckets.
 */
const buckets: (readonly Instruction[] | undefined)[] = [];
const compressedBuckets: (readonly Instruction[] | undefined)[] = [];

const bucketOf = (word: Word): readonly Instruction[] =>
  (buckets[keyOf(word)] ??= long.filter((row) => ((word ^ row.match) & row.mask & KEY_BITS) === 0));

const compressedBucketOf = (word: Word): readonly Instruction[] =>
  (compressedBuckets[compressedKeyOf(word)] ??= compressed.filter(
    (row) => ((word ^ row.match) & COMPRESSED_KEY_BITS) === 0,
  ));

/**
 * The row that `word` matches, or `undefined`: an illegal instruction. Of a compressed instruction
 * only the low half counts.
 */
export function decode(word: Word): Instruction | undefined {
  const bucket = lengthOf(word) === 4 ? bucketOf(word) : compressedBucketOf(word);
  for (const row of bucket) if (isInstance(row, word)) return row;
  return undefined;
}
