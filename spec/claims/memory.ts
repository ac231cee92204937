// What may be written to user memory. Source: manual, 1.4 and 2.0.

import { u32 } from "../../lib/u32.ts";
import type { Step, StepClaim } from "../claim.ts";
import { byteAt, differingWords, PAGE_BYTES, type Page } from "../frames.ts";
import { movesPages, type StringBuffer } from "../message.ts";
import { taskOf } from "../name.ts";
import { mappingAt } from "../parts/space.ts";
import { write } from "../rights.ts";
import { activeTask, threadAt, threadKeys, type State } from "../state.ts";
import { openedIn, type Opened } from "./receivers.ts";

export const onlyNamedMemoryChanges: StepClaim = {
  name: "onlyNamedMemoryChanges",
  family: "registers",
  says:
    "User memory changes only in the word that the running thread stores, and in string buffers " +
    "of receivers, where they may write.",
  concerns: ["frames"],
  violations: (step) => {
    const was = step.before.frames;
    const is = step.after.frames;
    const wrong: string[] = [];
    if (was === is) return wrong;
    for (let index = 0; index < was.pages.length; index++) {
      const page = was.pages[index];
      const now = is.pages[index];
      if (page !== undefined && page !== now)
        wrong.push(...wrongBytes(step, was.first + index, page, now ?? []));
    }
    return wrong;
  },
};

function wrongBytes(step: Step, frame: number, was: Page, is: Page): readonly string[] {
  const words = differingWords(was, is).filter((word) => !isStored(step, frame, word));
  const wrong: string[] = [];
  if (words.length === 0) return wrong;
  const views = buffersIn(step, frame);
  for (const word of words)
    for (let offset = word; offset < word + 4; offset++)
      if (byteAt(was, offset) !== byteAt(is, offset) && !isInOne(views, offset))
        wrong.push(`the byte at 0x${(frame * PAGE_BYTES + offset).toString(16)} has changed`);
  return wrong;
}

/** A string buffer, and the address of a page through which its owner may write. */
type View = { readonly buffer: StringBuffer; readonly start: number | "anywhere" };

const isInOne = (views: readonly View[], offset: number): boolean =>
  views.some((view) => isIn(view, offset));

const isIn = ({ buffer, start }: View, offset: number): boolean =>
  start === "anywhere"
    ? u32(offset - buffer.address) % PAGE_BYTES < buffer.length
    : u32(start + offset - buffer.address) < buffer.length;

/** The string buffers that are open, as seen in `frame`. */
function buffersIn(step: Step, frame: number): readonly View[] {
  const views: View[] = [];
  for (const opened of openedIn(step)) {
    if (opened.buffer.length === 0) continue;
    // A pager's reply may have given the page in this very step.
    putViews(views, step.before, opened, frame);
    putViews(views, step.after, opened, frame);
  }
  if (givesFrame(step, frame)) for (const view of resumedBuffers(step.before)) views.push(view);
  return views;
}

/** Puts each page of the opener's through which it may write to `frame`. */
function putViews(views: View[], state: State, { task, buffer }: Opened, frame: number): void {
  for (const mapping of activeTask(state, task)?.space ?? [])
    if (mapping.frame === frame && (mapping.rights & write) !== 0)
      views.push({ buffer, start: mapping.page * PAGE_BYTES });
}

/** True iff the frame may be among those that the running thread gives in the step. */
function givesFrame({ before, event }: Step, frame: number): boolean {
  if (event.tag !== "ipc" || before.running === undefined) return false;
  if (!movesPages(event.message)) return false;
  const space = activeTask(before, taskOf(before.running))?.space ?? [];
  return space.some((mapping) => mapping.frame === frame && (mapping.rights & write) !== 0);
}

/**
 * Buffers of threads whose pager may answer in the step. The page that the reply gives can be gone
 * at the end of it, when a page of a message took its place: where it was cannot be told.
 */
const resumedBuffers = (before: State): readonly View[] =>
  threadKeys(before).flatMap((key) => {
    const { transfer } = threadAt(before, key);
    const opening = transfer?.role === "receiver" ? transfer : transfer?.receive;
    return opening === undefined ? [] : [{ buffer: opening.buffer, start: "anywhere" }];
  });

/** True iff the event stores to the word at `offset` of `frame`. */
function isStored({ before, event }: Step, frame: number, offset: number): boolean {
  if (event.tag !== "access" || event.access !== "store" || before.running === undefined)
    return false;
  const mapping = mappingAt(before, taskOf(before.running), event.address >>> 12);
  const isWritten = mapping !== undefined && (mapping.rights & write) !== 0;
  return isWritten && mapping.frame === frame && event.address % PAGE_BYTES === offset;
}
