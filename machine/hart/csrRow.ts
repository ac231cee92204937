// What a row of the CSR table is, and the usual kinds of rows.

import type { Memory } from "../memory/memory.ts";

export type CsrRow = {
  readonly name: string;
  readonly number: number;
  /** The value; any 32 bits, signed or not. */
  readonly read: (memory: Memory) => number;
  /** What setting and clearing bits starts from, where that is not the value. */
  readonly ownBits?: (memory: Memory) => number;
  /** Keeps what is legal of `value`. Never called where the number says read-only. */
  readonly write: (memory: Memory, value: number) => void;
  /** Where it is a word of the hart, which, and the bits that can be written. */
  readonly stores?: StoredWord;
};
export type StoredWord = { readonly word: number; readonly writable: number };

export const ignore = (): void => {};

/** Always `value`, whatever is written. */
export const fixed = (name: string, number: number, value: number): CsrRow => ({
  name,
  number,
  read: () => value,
  write: ignore,
});

/** A word of the hart, of which the bits `writable` can be written. */
export const stored = (name: string, number: number, word: number, writable: number): CsrRow => ({
  name,
  number,
  read: (memory) => memory.word(word),
  write: (memory, value) => {
    memory.hart[word] = value & writable;
  },
  stores: { word, writable },
});

/** The bits of a word of the hart that `visible` names; the others stay as they are. */
export const view = (
  name: string,
  number: number,
  word: number,
  visible: (memory: Memory) => number,
): CsrRow => ({
  name,
  number,
  read: (memory) => memory.word(word) & visible(memory),
  write: (memory, value) => {
    const bits = visible(memory);
    memory.hart[word] = (memory.word(word) & ~bits) | (value & bits);
  },
});
