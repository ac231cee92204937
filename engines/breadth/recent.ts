// Keys that were met not long ago, each in the one place that its hash names: a later key that
// falls there takes it. So a key that is known may pass for new, never a new one for known.

import { hashAt } from "./visited.ts";

/** Words of all places together; half a megabyte. */
const WORDS = 1 << 17;

export class Recent {
  private readonly width: number;
  private readonly mask: number;
  private readonly keys: Int32Array;
  /** Whether there is a key at a place. */
  private readonly taken: Uint8Array;

  constructor(width: number) {
    this.width = width;
    const places = 2 ** Math.floor(Math.log2(Math.max(1, WORDS / width)));
    this.mask = places - 1;
    this.keys = new Int32Array(places * width);
    this.taken = new Uint8Array(places);
  }

  /** Puts `key` there; false if it was there already. */
  add(key: Int32Array): boolean {
    const { width, keys, taken } = this;
    const place = hashAt(key, 0, width) & this.mask;
    const from = place * width;
    let isThere = taken[place] === 1;
    for (let at = 0; isThere && at < width; at++) isThere = keys[from + at] === key[at];
    if (isThere) return false;
    for (let at = 0; at < width; at++) keys[from + at] = key[at] as number;
    taken[place] = 1;
    return true;
  }
}
