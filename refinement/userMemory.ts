// What user memory holds at the beginning of a run.

import { PAGE_BYTES, USER_FRAMES_START } from "../abi/index.ts";
import { u32, type Word } from "../lib/u32.ts";
import type { Frames, Page } from "../spec/frames.ts";

/** No two words look the same, so that a load tells where it went. */
export const firstWord = (address: Word): Word => u32(Math.imul(address | 1, 0x85eb_ca6b));

const FIRST_FRAME = USER_FRAMES_START / PAGE_BYTES;

// Pages never change, so all runs share them.
const known: Page[] = [];

/** The first `count` user frames, as `firstWord` fills them. */
export function firstFrames(count: number): Frames {
  for (let frame = FIRST_FRAME + known.length; known.length < count; frame++)
    known.push(
      Uint32Array.from({ length: PAGE_BYTES / 4 }, (_, index) =>
        firstWord(frame * PAGE_BYTES + index * 4),
      ),
    );
  return { first: FIRST_FRAME, pages: known.slice(0, count) };
}
