// States as words. Equal states are equal words and, in exact mode, different states are different
// words. Every field of every type has its writer here: the compiler refuses a type with a field
// more. A renaming of tasks, threads, frames and pages may be applied on the way.

import { digest, DIGEST_WORDS } from "../lib/digest.ts";
import type { Frames, Page } from "./frames.ts";
import type { Envelope, Flexpage, Item, Message, StringBuffer } from "./message.ts";
import { lthreadOf, taskOf, threadKey, type Name, type ThreadKey } from "./name.ts";
import type { Activity, ActiveTask, Limits, Line, Mapping, Place, Receive } from "./state.ts";
import type { Source, State, Task, Thread, Transfer } from "./state.ts";

import {
  boolean,
  choice,
  identity,
  integer,
  list,
  optional,
  record,
  union,
  type Mode,
  type Renaming,
  type StateWriter,
  type Write,
} from "./writer.ts";

/** Starts `to` again with `state` as the only thing written. */
export function writeState(to: StateWriter, state: State, mode: Mode, renaming: Renaming): void {
  to.count = 0;
  to.mode = mode;
  to.renaming = renaming;
  to.now = state.now;
  stateFields(to, state);
}

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
  pages: { firstPage: page, log2Pages: integer },
});

const pageItem = { hotSpot: page, flexpage, rights: integer };
const item: Write<Item> = union<Item>({
  map: pageItem,
  grant: pageItem,
  string: { length: integer, address: integer },
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
  label: integer,
  untyped: integer,
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

const buffer: Write<StringBuffer> = record<StringBuffer>({ address: integer, length: integer });

const receive: Write<Receive> = record<Receive>({
  source,
  timeout: never,
  window: flexpage,
  buffer,
  transferTimeout: never,
});

/** Where a page fault and an exception tell the ip. */
const ipWords: Readonly<Record<string, number>> = { pageFault: 1, exception: 0 };

const purposes = choice("ipc", "pageFault", "exception", "start");
const purpose: Write<string> = (to, value) => {
  purposes(to, value);
  to.ipWord = ipWords[value] ?? -1;
};

const activity: Write<Activity> = union<Activity>({
  ready: {},
  polling: {
    purpose,
    to: key,
    message,
    envelope,
    deadline,
    receive: optional(receive),
    transferTimeout: never,
  },
  waiting: { purpose, source, window: flexpage, buffer, transferTimeout: never, deadline },
  transferring: { deadline },
  faulted: {},
});

type Sending = Extract<Transfer, { readonly role: "sender" }>;
const sending: Write<Sending> = record<Sending>({
  role: (to) => to.put(0),
  partner: key,
  message,
  envelope,
  receive: optional(receive),
  timeout: never,
  copied: integer,
});
type Receiving = Extract<Transfer, { readonly role: "receiver" }>;
const receiving: Write<Receiving> = record<Receiving>({
  role: (to) => to.put(1),
  partner: key,
  window: flexpage,
  buffer,
  timeout: never,
});
const transfer: Write<Transfer> = (to, value) => {
  to.ipWord = -1;
  if (value.role === "sender") sending(to, value);
  else receiving(to, value);
};

const thread: Write<Thread> = record<Thread>({
  ip,
  sp: integer,
  pager: name,
  priority: integer,
  slice: integer,
  remaining: integer,
  activity,
  transfer: optional(transfer),
  queue: list(key),
});

/** Living threads, by the lthread number that they get. */
const threads: Write<ActiveTask["threads"]> = (to, all) => {
  let living = 0;
  for (const each of all) if (each !== undefined) living++;
  to.put(living);
  if (to.renaming.thread === identity.thread) {
    for (let at = 0; at < all.length; at++) if (all[at] !== undefined) threadAs(to, all, at, at);
    return;
  }
  const placed = (at: number): number => lthreadOf(to.renaming.thread(threadKey(to.task, at)));
  const order = [...all.keys()].filter((at) => all[at] !== undefined);
  for (const at of order.toSorted((a, b) => placed(a) - placed(b)))
    threadAs(to, all, at, placed(at));
};

/** Thread `at`, whose lthread number becomes `lthread`. */
function threadAs(to: StateWriter, all: ActiveTask["threads"], at: number, lthread: number): void {
  to.put(lthread);
  to.remembering(threadKey(to.task, at), all[at] as Thread, thread);
}

const place: Write<Place> = record<Place>({ task, page });

const mapping: Write<Mapping> = record<Mapping>({
  page,
  frame,
  rights: integer,
  parent: optional(place),
});

const mappingsInOrder = list(mapping);

const space: Write<readonly Mapping[]> = (to, mappings) => {
  const { page: renamed } = to.renaming;
  const ordered =
    renamed === identity.page
      ? mappings
      : mappings.toSorted((a, b) => renamed(a.page) - renamed(b.page));
  mappingsInOrder(to, ordered);
};

const taskCases: Write<Task> = union<Task>({
  inactive: { owner: task, lastVersion: integer },
  active: { chief: task, version: integer, mcp: integer, threads, space },
});

const line: Write<Line> = record<Line>({
  line: integer,
  frame,
  owner: optional(key),
  masked: boolean,
  pending: boolean,
});

/** Tasks, by the number that they get. */
const tasks: Write<State["tasks"]> = (to, all) => {
  to.put(all.length);
  if (to.renaming.task === identity.task)
    for (let at = 0; at < all.length; at++) taskAt(to, all, at);
  else {
    const order = all.map((_, at) => at);
    order.sort((a, b) => to.renaming.task(a) - to.renaming.task(b));
    for (const at of order) taskAt(to, all, at);
  }
};

function taskAt(to: StateWriter, all: State["tasks"], at: number): void {
  to.task = at;
  taskCases(to, all[at] as Task);
}

const limits: Write<Limits> = record<Limits>({
  threads: integer,
  tickMicros: integer,
  depthMax: integer,
});

// Pages never change, so what they hold is read once.
const digests = new WeakMap<Page, Int32Array>();

function digestOf(held: Page): Int32Array {
  const known = digests.get(held);
  if (known !== undefined) return known;
  const made = new Int32Array(DIGEST_WORDS);
  digest(Int32Array.from(held), held.length, made);
  digests.set(held, made);
  return made;
}

/** The contents of user memory by their digests; nothing that a kernel does depends on them, so in
 *  essential mode they are left out. */
const frames: Write<Frames> = record<Frames>({
  first: integer,
  pages: (to, pages) => {
    to.put(pages.length);
    if (to.mode === "exact") for (const held of pages) to.copy(digestOf(held), DIGEST_WORDS);
  },
});

const stateFields: Write<State> = record<State>({
  limits,
  now: tick,
  running: optional(key),
  lines: list(line),
  tasks,
  frames,
});
