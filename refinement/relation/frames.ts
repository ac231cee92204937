// The relation between what user memory holds and what it should hold.

import { hex, u32 } from "../../lib/u32.ts";
import { differingWords, PAGE_BYTES, type Frames, type Page } from "../../spec/frames.ts";
import type { PartRelation } from "./parts.ts";

/** Every word of user memory. */
export const framesRelation: PartRelation = {
  name: "framesRelation",
  says: "Every word of user memory is what it was, or what was stored or copied there.",
  differences: ({ frames: expected }, { frames: seen }) => {
    if (expected === seen) return [];
    return expected.pages.flatMap((page, index) =>
      pageDifferences(expected.first + index, page, seen.pages[index] ?? []),
    );
  },
};

/** True iff every word is the same. */
export function sameFrames(a: Frames, b: Frames): boolean {
  if (a === b) return true;
  for (let index = 0; index < a.pages.length; index++) {
    const page = a.pages[index];
    const other = b.pages[index];
    if (page !== other && differingWords(page ?? [], other ?? []).length > 0) return false;
  }
  return true;
}

function pageDifferences(frame: number, expected: Page, seen: Page): readonly string[] {
  return differingWords(expected, seen).map((offset) => {
    const [said, found] = [expected[offset >>> 2] ?? 0, seen[offset >>> 2] ?? 0];
    const address = hex(u32(frame * PAGE_BYTES + offset));
    return `memory at ${address}: ${hex(said)} (spec) | ${hex(found)} (machine)`;
  });
}
