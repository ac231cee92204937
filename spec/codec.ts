// States as words. Equal states are equal words and, in exact mode, different states are different
// words. Every field of every type has its writer here: the compiler refuses a type with a field
// more. A renaming of tasks, threads, frames and pages may be applied on the way.

import { digest, DIGEST_WORDS } from "../lib/digest.ts";
import type { Frames, Page } from "./frames.ts";
import type { Envelope, Flexpage, Item, Message } from "./message.ts";
import { lthreadOf, taskOf, threadKey, type Name, type ThreadKey } from "./name.ts";
import type { Activity, ActiveTask, Limits, Mapping, Place, Receive } from "./state.ts";
import type { Source, State, Task, Thread } from "./state.ts";

/** Where everything goes when things that are alike change their numbers. */
export type Renaming = {
  readonly task: (number: number) => number;
  readonly thread: (key: ThreadKey) => ThreadKey;
  readonly frame: (frame: number) => number;
  /** In whatever task. Pages of flexpages of more than one page must stay. */
  readonly page: (page: number) => number;
};

/** Everything stays. */
export const identity: Renaming = {
  task: (number) => number,
  thread: (key) => key,
  frame: (frame) => frame,
  page: (page) => page,
};

/** "exact": every field. "essential": as two states are the same to every future: times count from
 *  now, and what nothing depends on is left out: instruction pointers, also where the kernel's own
 *  messages tell them, and the contents of user memory. */
export type Mode = "exact" | "essential";

/** A list of words being written. Reused for one state after another. */
export class StateWriter {
  words: Int32Array = new Int32Array(512);
  count = 0;
  mode: Mode = "exact";
  renaming: Renaming = identity;
  now = 0;
  /** The task whose part is being written. */
  task = 0;
  /** The word of a message that is an instruction pointer; −1: none is. */
  ipWord = -1;

  put(word: number): void {
    if (this.count === this.words.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[this.count++] = word;
  }

  /** Starts again with `state` as the only thing written. */
  write(state: State, mode: Mode, renaming: Renaming = identity): void {
    this.count = 0;
    this.mode = mode;
    this.renaming = renaming;
    this.now = state.now;
    stateFields(this, state);
  }
}

type Write<T> = (to: StateWriter, value: T) => void;
type Fields<T> = { readonly [K in keyof T]-?: Write<T[K]> };

/** All fields, in the order of `fields`. */
function record<T>(fields: Fields<T>): Write<T> {
  const names = Object.keys(fields) as (keyof T)[];
  const writers = names.map((name) => fields[name]) as Write<unknown>[];
  return (to, value) => {
    for (let at = 0; at < names.length; at++)
      (writers[at] as Write<unknown>)(to, value[names[at] as keyof T]);
  };
}

type Tagged = { readonly tag: string };
type Cases<T extends Tagged> = {
  readonly [Tag in T["tag"]]: Fields<Omit<Extract<T, { readonly tag: Tag }>, "tag">>;
};

/** The number of the case, then its fields. */
function union<T extends Tagged>(cases: Cases<T>): Write<T> {
  const tags = Object.keys(cases);
  const writers = tags.map((tag) => record(cases[tag as T["tag"]] as Fields<unknown>));
  return (to, value) => {
    const at = tags.indexOf(value.tag);
    to.put(at);
    (writers[at] as Write<unknown>)(to, value);
  };
}

const number: Write<number> = (to, value) => to.put(value);
const boolean: Write<boolean> = (to, value) => to.put(value ? 1 : 0);

const choice =
  (...values: readonly string[]): Write<string> =>
  (to, value) =>
    to.put(values.indexOf(value));

/** −1 for none; so the first word of what there may be is never −1. */
const optional =
  <T>(write: Write<T>): Write<T | undefined> =>
  (to, value) => {
    if (value === undefined) to.put(-1);
    else {
      to.put(1);
      write(to, value);
    }
  };

const list =
  <T>(write: Write<T>): Write<readonly T[]> =>
  (to, values) => {
    to.put(values.length);
    for (const value of values) write(to, value);
  };

const ip: Write<number> = (to, value) => to.put(to.mode === "exact" ? value : 0);
const task: Write<number> = (to, value) => to.put(to.renaming.task(value));
const key: Write<ThreadKey> = (to, value) => to.put(to.renaming.thread(value));
const frame: Write<number> = (to, value) => to.put(to.renaming.frame(value));
const page: Write<number> = (to, value) => to.put(to.renaming.page(value));

/** A tick, from now on; numbers of ticks have no bound, so they take two words. */
const tick: Write<number> = (to, value) => {
  const counted = to.mode === "exact" ? value : value - to.now;
  to.put(counted);
  to.put(Math.floor(counted / 2 ** 32));
};
const deadline: Write<number | "never"> = (to, value) => {
  if (value !== "never") return tick(to, value);
  to.put(-1);
  return to.put(-1);
};
const never: Write<number | "never"> = (to, value) => to.put(value === "never" ? -1 : value);

const threadId = (to: StateWriter, name: Extract<Name, { readonly tag: "thread" }>): void => {
  const isPlace = name.task >= 1 && name.lthread < 64;
  const renamed = isPlace ? to.renaming.thread(threadKey(name.task, name.lthread)) : undefined;
  to.put(to.renaming.task(name.chief));
  to.put(renamed === undefined ? name.task : taskOf(renamed));
  to.put(renamed === undefined ? name.lthread : lthreadOf(renamed));
  to.put(name.version);
};

const name: Write<Name> = (to, value) => {
  const tags: readonly Name["tag"][] = ["nil", "any", "interrupt", "thread"];
  to.put(tags.indexOf(value.tag));
  if (value.tag === "thread") threadId(to, value);
  if (value.tag === "interrupt") to.put(value.line);
};

const flexpage: Write<Flexpage> = union<Flexpage>({
  noPage: {},
  pages: { firstPage: page, log2Pages: number },
});

const item: Write<Item> = record<Item>({
  tag: choice("map", "grant"),
  hotSpot: page,
  flexpage,
  rights: number,
});

/** The words of a message: typed ones without the pages that their items tell, if pages are
 *  renamed; in essential mode without an instruction pointer of the kernel's telling. */
const words = (to: StateWriter, { words: all, untyped }: Message): void => {
  to.put(all.length);
  for (let at = 0; at < all.length; at++) {
    const word = all[at] as number;
    const isIp = at === to.ipWord && to.mode === "essential";
    const isTold = at >= untyped && to.renaming.page !== identity.page;
    to.put(isIp ? 0 : isTold ? word & 0xfff : word);
  }
};

const messageFields = record<Omit<Message, "words">>({
  label: number,
  untyped: number,
  items: list(item),
});
const message: Write<Message> = (to, value) => {
  messageFields(to, value);
  words(to, value);
};

const envelope: Write<Envelope> = record<Envelope>({
  from: name,
  to: name,
  redirected: boolean,
  propagated: boolean,
});

const source: Write<Source> = union<Source>({ open: {}, closed: { from: name } });

const receive: Write<Receive> = record<Receive>({ source, timeout: never, window: flexpage });

/** Where a page fault and an exception tell the ip. */
const ipWords: Readonly<Record<string, number>> = { pageFault: 1, exception: 0 };

const purposes = choice("ipc", "pageFault", "exception", "start");
const purpose: Write<string> = (to, value) => {
  purposes(to, value);
  to.ipWord = ipWords[value] ?? -1;
};

const activity: Write<Activity> = union<Activity>({
  ready: {},
  polling: { purpose, to: key, message, envelope, deadline, receive: optional(receive) },
  waiting: { purpose, source, window: flexpage, deadline },
  faulted: {},
});

const thread: Write<Thread> = record<Thread>({
  ip,
  sp: number,
  pager: name,
  priority: number,
  slice: number,
  remaining: number,
  activity,
  queue: list(key),
});

/** Living threads, by the lthread number that they get. */
const threads: Write<ActiveTask["threads"]> = (to, all) => {
  const living = all
    .map((one, at) => ({ one, to: lthreadOf(to.renaming.thread(threadKey(to.task, at))) }))
    .filter(({ one }) => one !== undefined);
  if (to.renaming.thread !== identity.thread) living.sort((a, b) => a.to - b.to);
  to.put(living.length);
  for (const { one, to: lthread } of living) {
    to.put(lthread);
    thread(to, one as Thread);
  }
};

const place: Write<Place> = record<Place>({ task, page });

const mapping: Write<Mapping> = record<Mapping>({
  page,
  frame,
  rights: number,
  parent: optional(place),
});

const space: Write<readonly Mapping[]> = (to, mappings) => {
  const { page: renamed } = to.renaming;
  const ordered =
    renamed === identity.page
      ? mappings
      : mappings.toSorted((a, b) => renamed(a.page) - renamed(b.page));
  list(mapping)(to, ordered);
};

const taskCases: Write<Task> = union<Task>({
  inactive: { owner: task, lastVersion: number },
  active: { chief: task, version: number, mcp: number, threads, space },
});

/** Tasks, by the number that they get. */
const tasks: Write<State["tasks"]> = (to, all) => {
  const order = all.map((_, number) => number);
  if (to.renaming.task !== identity.task)
    order.sort((a, b) => to.renaming.task(a) - to.renaming.task(b));
  to.put(order.length);
  for (const number of order) {
    to.task = number;
    taskCases(to, all[number] as Task);
  }
};

const limits: Write<Limits> = record<Limits>({
  threads: number,
  tickMicros: number,
  depthMax: number,
});

// Pages never change, so what they hold is read once.
const digests = new WeakMap<Page, Int32Array>();

function digestOf(page: Page): Int32Array {
  const known = digests.get(page);
  if (known !== undefined) return known;
  const made = new Int32Array(DIGEST_WORDS);
  digest(Int32Array.from(page), page.length, made);
  digests.set(page, made);
  return made;
}

/** The contents of user memory by their digests; nothing that a kernel does depends on them, so in
 *  essential mode they are left out. */
const frames: Write<Frames> = (to, { first, pages, ...rest }) => {
  const nothingElse: Record<string, never> = rest;
  to.put(first);
  to.put(pages.length + Object.keys(nothingElse).length);
  if (to.mode === "exact")
    for (const held of pages) for (const word of digestOf(held)) to.put(word);
};

const stateFields: Write<State> = record<State>({
  limits,
  now: tick,
  running: optional(key),
  tasks,
  frames,
});
