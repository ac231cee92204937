// What user memory holds at the beginning of a run.

import { PAGE_BYTES, USER_FRAMES_START } from "../abi/index.ts";
import { u32, type Word } from "../lib/u32.ts";
import type { BootParameters } from "../spec/boot.ts";
import type { Frames } from "../spec/frames.ts";
import type { Boot } from "../trace/event.ts";

/** No two words look the same, so that a load tells where it went. */
export const firstWord = (address: Word): Word => u32(Math.imul(address | 1, 0x85eb_ca6b));

const FIRST_FRAME = USER_FRAMES_START / PAGE_BYTES;

// Pages never change, so all runs share them.
const known: Uint32Array[] = [];

/** The first `count` user frames, as `firstWord` fills them. */
export function firstFrames(count: number): Frames {
  return { first: FIRST_FRAME, pages: firstPages(count) };
}

/** The same as arrays, for a machine to copy. */
export function firstPages(count: number): readonly Uint32Array[] {
  for (let frame = FIRST_FRAME + known.length; known.length < count; frame++)
    known.push(
      Uint32Array.from({ length: PAGE_BYTES / 4 }, (_, index) =>
        firstWord(frame * PAGE_BYTES + index * 4),
      ),
    );
  return known.slice(0, count);
}

/** The boot parameters as the specification wants them. */
export function bootParameters(boot: Boot): BootParameters {
  const { tasks, threads, tickMicros, firstVersion, depthMax, firstTick } = boot;
  const frames = firstFrames(boot.userFrames);
  const { devices = [] } = boot;
  return { tasks, threads, tickMicros, firstVersion, depthMax, firstTick, frames, devices };
}
