// What may be written to user memory. Source: manual, 1.4 and 2.0.

import { u32 } from "../../lib/u32.ts";
import type { Step, StepClaim } from "../claim.ts";
import { byteAt, differingWords, PAGE_BYTES, type Page } from "../frames.ts";
import type { StringBuffer } from "../message.ts";
import { taskOf } from "../name.ts";
import { mappingAt } from "../parts/space.ts";
import { write } from "../rights.ts";
import { activeTask } from "../state.ts";
import { openedIn } from "./receivers.ts";

export const onlyNamedMemoryChanges: StepClaim = {
  name: "onlyNamedMemoryChanges",
  family: "registers",
  says:
    "User memory changes only in the word that the running thread stores, and in string buffers " +
    "of receivers, where they may write.",
  violations: (step) => {
    const { before, after } = step;
    if (before.frames === after.frames) return [];
    const { first, pages } = before.frames;
    return pages.flatMap((page, index) => {
      const now = after.frames.pages[index] ?? [];
      return page === now ? [] : wrongBytes(step, first + index, page, now);
    });
  },
};

function wrongBytes(step: Step, frame: number, was: Page, is: Page): readonly string[] {
  const windows = buffersIn(step, frame);
  return differingWords(was, is)
    .filter((word) => !isStored(step, frame, word))
    .flatMap((word) => [word, word + 1, word + 2, word + 3])
    .filter((offset) => byteAt(was, offset) !== byteAt(is, offset))
    .filter((offset) => !windows.some((view) => isIn(view, offset)))
    .map((offset) => `the byte at 0x${(frame * PAGE_BYTES + offset).toString(16)} has changed`);
}

/** A string buffer, and the address of a page through which its owner may write. */
type View = { readonly buffer: StringBuffer; readonly start: number };

const isIn = ({ buffer, start }: View, offset: number): boolean =>
  u32(start + offset - buffer.address) < buffer.length;

/** The string buffers that are open, as seen in `frame`. */
function buffersIn(step: Step, frame: number): readonly View[] {
  return openedIn(step).flatMap(({ task, buffer }) => {
    if (buffer.length === 0) return [];
    // A pager's reply may have given the page in this very step.
    return [step.before, step.after]
      .flatMap((state) => activeTask(state, task)?.space ?? [])
      .filter((mapping) => mapping.frame === frame && (mapping.rights & write) !== 0)
      .map(({ page }) => ({ buffer, start: page * PAGE_BYTES }));
  });
}

/** True iff the event stores to the word at `offset` of `frame`. */
function isStored({ before, event }: Step, frame: number, offset: number): boolean {
  if (event.tag !== "access" || event.access !== "store" || before.running === undefined)
    return false;
  const mapping = mappingAt(before, taskOf(before.running), event.address >>> 12);
  const isWritten = mapping !== undefined && (mapping.rights & write) !== 0;
  return isWritten && mapping.frame === frame && event.address % PAGE_BYTES === offset;
}
