// From a word to its row of the ISA table.

import type { Word } from "../../lib/u32.ts";
import { type Instruction, isInstance, lengthOf } from "./instruction.ts";
import { isa } from "./table.ts";

/** Opcode (bits 6 … 0) and funct3 (bits 14 … 12): enough to leave a handful of candidate rows. */
const KEY_BITS = 0x707f;
const KEY_COUNT = 1024;
const keyOf = (word: Word): number => (word & 0x7f) | ((word & 0x7000) >> 5);
const wordOf = (key: number): Word => (key & 0x7f) | ((key & 0x380) << 5);

const long = isa.filter((row) => lengthOf(row.match) === 4);
const compressed = isa.filter((row) => lengthOf(row.match) === 2);

/** For each key, the rows it could belong to. A row that ignores funct3 is in eight buckets. */
const buckets: readonly (readonly Instruction[])[] = Array.from({ length: KEY_COUNT }, (_, key) =>
  long.filter((row) => ((wordOf(key) ^ row.match) & row.mask & KEY_BITS) === 0),
);

/** The same for compressed instructions: bits 1 … 0 and 15 … 13. */
const COMPRESSED_KEY_BITS = 0xe003;
const compressedKeyOf = (word: Word): number => (word & 3) | ((word >>> 11) & 0x1c);
const compressedBuckets: readonly (readonly Instruction[])[] = Array.from(
  { length: 32 },
  (_, key) => {
    const word = (key & 3) | ((key & 0x1c) << 11);
    return compressed.filter((row) => ((word ^ row.match) & COMPRESSED_KEY_BITS) === 0);
  },
);

/**
 * The row that `word` matches, or `undefined`: an illegal instruction. Of a compressed instruction
 * only the low half counts.
 */
export function decode(word: Word): Instruction | undefined {
  const bucket =
    lengthOf(word) === 4 ? buckets[keyOf(word)] : compressedBuckets[compressedKeyOf(word)];
  for (const row of bucket ?? []) if (isInstance(row, word)) return row;
  return undefined;
}
