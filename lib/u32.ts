// Words: 32-bit numbers, kept unsigned (0 … 2³² − 1) wherever a person may see them. Every bit
// trick of the project lives here and nowhere else.

/** An unsigned 32-bit number. */
export type Word = number;

/** `n` modulo 2³², unsigned. */
export const u32 = (n: number): Word => n >>> 0;

/** `n` modulo 2³², signed. */
export const i32 = (n: number): number => n | 0;

/** Bits `high` … `low` of `word`, as a number from 0. */
export const bits = (word: Word, high: number, low: number): number =>
  (word >>> low) & (high - low === 31 ? -1 : (1 << (high - low + 1)) - 1);

/** Bit `n` of `word`: 0 or 1. */
export const bit = (word: Word, n: number): number => (word >>> n) & 1;

/** The low `width` bits of `n`, read as a two's complement number. */
export const signExtend = (n: number, width: number): number => (n << (32 - width)) >> (32 - width);

/** `a` rounded down to a multiple of the power of two `size`. */
export const alignDown = (a: Word, size: number): Word => (a & -size) >>> 0;

/** `0x` and eight digits. */
export const hex = (word: Word): string => `0x${u32(word).toString(16).padStart(8, "0")}`;
