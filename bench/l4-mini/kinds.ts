// What the fields of L4-mini hold.

import {
  array,
  domain,
  each,
  union,
  type Field,
  type Kind,
} from "../../engines/exhaustive/index.ts";

export const TASKS = 3;
export const PAGES = 2;
export const SLOTS: number = TASKS * PAGES;

const tasks = domain("task", TASKS);
const frames = domain("frame", 2);

/** Makes a value of its parts, or takes a part of a value. */
type Make = (...parts: readonly number[]) => number;
type Part = (value: number) => number;

/** What a thread is doing. Thread i is the only thread of task i. */
const status = union({
  running: {},
  receivingFromAny: {},
  sending: { to: tasks },
  receiving: { from: tasks },
  calling: { to: tasks },
});
export const RUN: number = status.cases.running.of();
export const ANY: number = status.cases.receivingFromAny.of();
export const SEND: Make = status.cases.sending.of;
export const RECV: Make = status.cases.receiving.of;
export const CALL: Make = status.cases.calling.of;

/** Whether pages are interchanged for each task apart, or for all tasks together. Either way page v
 *  of task t is slot 2t + v; only what counts as symmetric differs. */
export type Pages = "ofEachTask" | "ofAllTasks";

const slotsOf = (pages: Pages): Kind =>
  pages === "ofEachTask"
    ? each(tasks, "page", PAGES)
    : union({ slot: { task: tasks, page: domain("page", PAGES) } });

/** Where a mapping comes from: 0 is nowhere, 1 + s is slot s. */
const originOf = (slots: Kind) => union({ root: {}, derivedFrom: { slot: slots } });

const contentOf = (slots: Kind) =>
  union({
    empty: {},
    mapping: { frame: frames, rights: union({ R: {}, RW: {} }), parent: originOf(slots) },
  });

/** The fields of a state. */
export type Fields = { readonly thread: Field; readonly slot: Field };

export function fieldsOf(pages: Pages): Fields {
  const slots = slotsOf(pages);
  return { thread: array(tasks, status), slot: array(slots, contentOf(slots)) };
}

// The numbers of values are the same for either kind of pages.
const origin = originOf(slotsOf("ofEachTask")).cases;
const content = contentOf(slotsOf("ofEachTask")).cases;
export const ROOT: number = origin.root.of();
export const derivedFrom: Make = origin.derivedFrom.of;
export const slotOf: Part = origin.derivedFrom.parts.slot;
export const EMPTY: number = content.empty.of();
export const mapping: Make = content.mapping.of;
export const frameOf: Part = content.mapping.parts.frame;
export const rightsOf: Part = content.mapping.parts.rights;
export const parentOf: Part = content.mapping.parts.parent;
