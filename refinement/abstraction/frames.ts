// What the user frames hold. A page that no store has touched is not looked at: its stamp says so.

import { PAGE_BYTES, USER_FRAMES_START } from "../../abi/index.ts";
import type { Frames, Page } from "../../spec/frames.ts";
import { firstFrames } from "../userMemory.ts";
import { stampsBefore, wordIndex, type Bytes } from "./bytes.ts";

const PAGE_WORDS = PAGE_BYTES / 4;
const FIRST_INDEX = wordIndex(USER_FRAMES_START);
const FIRST_STAMP = FIRST_INDEX / PAGE_WORDS;

/** Reads user memory again and again; a page that holds the same is the same object. */
export class FrameReader {
  private readonly bytes: Bytes;
  private readonly stamps: Float64Array;
  /** What was there last; at first what a boot leaves, unless it is found to be otherwise. */
  private known: Frames;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
    this.known = firstFrames(bytes.boot.userFrames);
    const { pageStamps } = bytes.machine;
    this.stamps = stampsBefore(bytes, pageStamps, FIRST_STAMP, bytes.boot.userFrames);
  }

  read(): Frames {
    const { pageStamps } = this.bytes.machine;
    let fresh: Page[] | undefined;
    for (let index = 0; index < this.stamps.length; index++) {
      const stamp = pageStamps[FIRST_STAMP + index] as number;
      if (stamp === this.stamps[index]) continue;
      this.stamps[index] = stamp;
      const page = this.changedPage(index);
      if (page === undefined) continue;
      fresh ??= [...this.known.pages];
      fresh[index] = page;
    }
    if (fresh !== undefined) this.known = { first: this.known.first, pages: fresh };
    return this.known;
  }

  /** From now on `frames`, which hold what was read last, stand for it. */
  adopt(frames: Frames): void {
    this.known = frames;
  }

  /** The page as it is now; undefined when it holds what it held. */
  private changedPage(index: number): Page | undefined {
    const first = FIRST_INDEX + index * PAGE_WORDS;
    const { words } = this.bytes;
    const page = this.known.pages[index];
    if (page !== undefined && holds(page, words, first)) return undefined;
    return words.slice(first, first + PAGE_WORDS);
  }
}

/** True iff the words from `first` on are those of `page`; four at once are twice as fast. */
function holds(page: Page, words: Uint32Array, first: number): boolean {
  for (let word = 0; word < PAGE_WORDS; word += 4) {
    const at = first + word;
    const differ =
      ((page[word] as number) ^ (words[at] as number)) |
      ((page[word + 1] as number) ^ (words[at + 1] as number)) |
      ((page[word + 2] as number) ^ (words[at + 2] as number)) |
      ((page[word + 3] as number) ^ (words[at + 3] as number));
    if (differ !== 0) return false;
  }
  return true;
}
