// What may be written to user memory. Source: manual, 1.4 and 2.0.

import type { Step, StepClaim } from "../claim.ts";
import { differingWords, PAGE_BYTES } from "../frames.ts";
import { taskOf } from "../name.ts";
import { mappingAt } from "../parts/space.ts";
import { write } from "../rights.ts";

export const onlyNamedMemoryChanges: StepClaim = {
  name: "onlyNamedMemoryChanges",
  family: "registers",
  says: "User memory changes only in the word that the running thread stores.",
  violations: (step) => {
    const { before, after } = step;
    if (before.frames === after.frames) return [];
    const { first, pages } = before.frames;
    return pages.flatMap((page, index) =>
      differingWords(page, after.frames.pages[index] ?? [])
        .filter((offset) => !isStored(step, first + index, offset))
        .map((offset) => `the word at ${address(first + index, offset)} has changed`),
    );
  },
};

const address = (frame: number, offset: number): string =>
  `0x${(frame * PAGE_BYTES + offset).toString(16)}`;

/** True iff the event stores to the word at `offset` of `frame`. */
function isStored({ before, event }: Step, frame: number, offset: number): boolean {
  if (event.tag !== "access" || event.access !== "store" || before.running === undefined)
    return false;
  const mapping = mappingAt(before, taskOf(before.running), event.address >>> 12);
  const isWritten = mapping !== undefined && (mapping.rights & write) !== 0;
  return isWritten && mapping.frame === frame && event.address % PAGE_BYTES === offset;
}
