// From a word to its row of the ISA table.

import type { Word } from "../../lib/u32.ts";
import type { Instruction } from "./instruction.ts";
import { isa } from "./table.ts";

/** Opcode (bits 6 … 0) and funct3 (bits 14 … 12): enough to leave a handful of candidate rows. */
const KEY_BITS = 0x707f;
const KEY_COUNT = 1024;
const keyOf = (word: Word): number => (word & 0x7f) | ((word & 0x7000) >> 5);
const wordOf = (key: number): Word => (key & 0x7f) | ((key & 0x380) << 5);

/** For each key, the rows it could belong to. A row that ignores funct3 is in eight buckets. */
const buckets: readonly (readonly Instruction[])[] = Array.from({ length: KEY_COUNT }, (_, key) =>
  isa.filter((row) => ((wordOf(key) ^ row.match) & row.mask & KEY_BITS) === 0),
);

/** The row that `word` matches, or `undefined`: an illegal instruction. */
export function decode(word: Word): Instruction | undefined {
  for (const row of buckets[keyOf(word)] ?? [])
    if (((word ^ row.match) & row.mask) === 0) return row;
  return undefined;
}
