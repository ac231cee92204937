// The user memory that there should be: what it was, and what accesses stored since. A page that no
// store has touched is not looked at: its stamp says so.

import { USER_FRAMES_START } from "../../abi/index.ts";
import { hex, u32, type Word } from "../../lib/u32.ts";
import { wordIndex, type Bytes } from "../abstraction/bytes.ts";

const PAGE_WORDS = 1024;
const FIRST_FRAME = USER_FRAMES_START / 4096;

/** What user memory holds at the beginning of a run, so that no two words look the same. */
export const firstWord = (address: Word): Word => u32(Math.imul(address | 1, 0x85eb_ca6b));

export class ExpectedMemory {
  private readonly bytes: Bytes;
  private readonly words: Uint32Array;
  private readonly stamps: Float64Array;
  private readonly firstIndex = wordIndex(USER_FRAMES_START);

  /** Takes user memory as it is. */
  constructor(bytes: Bytes) {
    this.bytes = bytes;
    this.words = bytes.words.slice(this.firstIndex);
    this.stamps = bytes.machine.pageStamps.slice(this.firstIndex / PAGE_WORDS);
  }

  /** What there should be now. */
  save(): Uint32Array {
    return this.words.slice();
  }

  /** What there was, now that the machine has it again. */
  restore(saved: Uint32Array): void {
    this.words.set(saved);
    const first = this.firstIndex / PAGE_WORDS;
    this.stamps.set(this.bytes.machine.pageStamps.subarray(first, first + this.stamps.length));
  }

  /** The word at `address` when its page is `frame`; undefined where there is no user memory. */
  load(frame: number, address: Word): Word | undefined {
    return this.words[indexOf(frame, address)];
  }

  /** From now on `value` is there. Returns what was there. */
  store(frame: number, address: Word, value: Word): Word {
    const before = this.words[indexOf(frame, address)] ?? 0;
    this.words[indexOf(frame, address)] = value;
    return before;
  }

  /** Where the machine disagrees, word by word. */
  differences(): readonly string[] {
    const { machine, words } = this.bytes;
    const lines: string[] = [];
    const firstPage = this.firstIndex / PAGE_WORDS;
    for (let page = 0; page < this.stamps.length; page++) {
      const stamp = machine.pageStamps[firstPage + page] as number;
      if (stamp === this.stamps[page]) continue;
      const before = lines.length;
      for (let index = page * PAGE_WORDS; index < (page + 1) * PAGE_WORDS; index++) {
        const seen = words[this.firstIndex + index] as number;
        if (seen !== this.words[index]) lines.push(this.differs(index, seen));
      }
      // A page that disagrees is looked at again, for the next outcome.
      if (lines.length === before) this.stamps[page] = stamp;
    }
    return lines;
  }

  private differs(index: number, seen: Word): string {
    const address = u32(USER_FRAMES_START + index * 4);
    const expected = hex(this.words[index] as number);
    return `memory at ${hex(address)}: ${expected} (spec) | ${hex(seen)} (machine)`;
  }
}

const indexOf = (frame: number, address: Word): number =>
  (frame - FIRST_FRAME) * PAGE_WORDS + ((address & 0xfff) >>> 2);
