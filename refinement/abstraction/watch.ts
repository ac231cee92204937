// Watching a range of memory: whether its words are what they were at the last look.

import { newestStamp, wordIndex, type Bytes, type Pool } from "./bytes.ts";

/** A look at the range: true iff a word differs from the last look. The first look is a change. */
export type Watch = () => boolean;

/** Watches all objects of `pool`. */
export function watchPool(bytes: Bytes, pool: Pool): Watch {
  return watchWords(bytes, pool.base, pool.size * pool.count);
}

/** Watches `length` bytes from address `base` on. */
export function watchWords(bytes: Bytes, base: number, length: number): Watch {
  const { words } = bytes;
  const first = wordIndex(base);
  const count = length >>> 2;
  const copy = new Uint32Array(count);
  let stamp = -1;
  return () => {
    const newest = newestStamp(bytes, base, length);
    if (newest === stamp) return false;
    let changed = stamp === -1;
    stamp = newest;
    for (let index = 0; index < count; index++) {
      const word = words[first + index] as number;
      if (word !== copy[index]) {
        copy[index] = word;
        changed = true;
      }
    }
    return changed;
  };
}
