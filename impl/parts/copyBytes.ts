// Bytes from physical memory to physical memory. The port knows words only.

import { alignDown, u32 } from "../../lib/u32.ts";
import type { TrapPort } from "../../machine/index.ts";

const WORD_BYTES = 4;
const BYTE_BITS = 8;
const BYTE = 0xff;

/**
 * Copies `count` bytes in ascending order. Each range lies in one page; they may overlap, and what
 * was copied is then copied again, as byte after byte would.
 */
export function copyBytes(m: TrapPort, from: number, to: number, count: number): void {
  let done = 0;
  // Words, where both sides begin alike in theirs: such ranges overlap by whole words if at all.
  if (from % WORD_BYTES === to % WORD_BYTES) {
    while (done < count && (from + done) % WORD_BYTES !== 0) done = copyByte(m, from, to, done);
    while (done + WORD_BYTES <= count) {
      m.store32(u32(to + done), m.load32(u32(from + done)));
      done = done + WORD_BYTES;
    }
  }
  while (done < count) done = copyByte(m, from, to, done);
}

/** Copies byte `n`; returns the number of the next. */
function copyByte(m: TrapPort, from: number, to: number, n: number): number {
  const word = alignDown(from + n, WORD_BYTES);
  const byte = (m.load32(word) >>> (((from + n) % WORD_BYTES) * BYTE_BITS)) & BYTE;
  const place = alignDown(to + n, WORD_BYTES);
  const shift = ((to + n) % WORD_BYTES) * BYTE_BITS;
  m.store32(place, u32((m.load32(place) & ~(BYTE << shift)) | (byte << shift)));
  return n + 1;
}
