// A small world for the tests of the spec: σ0 and root, booted, and verbs to move them.
// Where the spec leaves a choice, `after` takes the first outcome.

import {
  completeSpace,
  idOf,
  initialStates,
  nil,
  noBuffer,
  step,
  threadKey,
  withTask,
  withThread,
  activeTask,
  activeTaskAt,
  threadAt,
  type Effect,
  type Event,
  type Ipc,
  type Item,
  type Mapping,
  type Memory,
  type Message,
  type Name,
  type Outcome,
  type Outcomes,
  type Page,
  type PageItem,
  type Place,
  type Receive,
  type Result,
  type Rights,
  type State,
  type TaskNumber,
  type ThreadId,
  type Thread,
  type ThreadKey,
  type Timeout,
} from "../../spec/index.ts";

export const sigma0: ThreadKey = threadKey(1, 0);
export const root: ThreadKey = threadKey(2, 0);
/** The first user frame, and so the first root page of σ0. */
export const FRAME = 0x80100;

/** Word n of frame f holds f · 2²⁰ + n. */
const pageAt = (frame: number): Page =>
  Array.from({ length: 1024 }, (_, n) => frame * 0x10_0000 + n);

export const booted: State = initialStates({
  tasks: 8,
  threads: 12,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
  devices: [],
  frames: { first: FRAME, pages: [0, 1, 2, 3].map(pageAt) },
})[0];

/** The same state in which `key`, which is ready, runs. */
export const running = (state: State, key: ThreadKey): State => ({ ...state, running: key });

/** The first outcome of what `who` does. */
export const does = (state: State, who: ThreadKey, event: Event, memory?: Memory): Outcome =>
  step(running(state, who), event, memory ?? "plentiful")[0];
/** Every outcome of what `who` does. */
export const mayDo = (state: State, who: ThreadKey, event: Event, memory?: Memory): Outcomes =>
  step(running(state, who), event, memory ?? "plentiful");
/** The state after `who` did all of these, one after another. */
export const after = (state: State, ...deeds: readonly (readonly [ThreadKey, Event])[]): State =>
  deeds.reduce((s, [who, event]) => does(s, who, event).state, state);

/** What a thread finds in its registers, in order. */
export const resultsOf = (effects: readonly Effect[], thread: ThreadKey): readonly Result[] =>
  effects.filter((effect) => effect.thread === thread).map(({ result }) => result);

export const word = (label: number, ...words: number[]): Message => ({
  label,
  untyped: words.length,
  words,
  items: [],
});
export const hello: Message = word(7, 1, 2, 3);

/** A message that offers `item`; its two typed words are made up. */
export const offers = (item: Item): Message => ({
  label: 1,
  untyped: 0,
  words: [8, 0],
  items: [item],
});
/** A message with strings: [length, address] each. */
export const strings = (...items: readonly (readonly [number, number])[]): Message => ({
  label: 2,
  untyped: 0,
  words: items.flatMap(([length, address]) => [length * 1024, address]),
  items: items.map(([length, address]) => ({ tag: "string", length, address })),
});
/** Page `page` with rights, for the window's start. */
export const item = (
  tag: "map" | "grant",
  page: number,
  rights: number,
  log2Pages = 0,
): PageItem => ({
  tag,
  hotSpot: 0,
  flexpage: { tag: "pages", firstPage: page, log2Pages },
  rights: rights as Rights,
});

/** A receiver that takes no strings. */
export const noStrings: Pick<Receive, "buffer" | "transferTimeout"> = {
  buffer: noBuffer,
  transferTimeout: "never",
};

const takes = { timeout: "never", window: completeSpace, ...noStrings } as const;
const open = { source: { tag: "open" }, ...takes } as const;
export const ipc = (parts: Partial<Ipc>): Ipc => ({
  tag: "ipc",
  to: nil,
  message: hello,
  speakingFor: undefined,
  sendTimeout: "never",
  transferTimeout: "never",
  receive: undefined,
  ...parts,
});
/** Receive from anybody, for ever, into the complete space or one page. */
export const wait = (page?: number): Ipc =>
  ipc({
    receive:
      page === undefined
        ? open
        : { ...open, window: { tag: "pages", firstPage: page, log2Pages: 0 } },
  });
/** Receive from anybody, with a string buffer. */
export const waitWith = (
  address: number,
  length: number,
  transferTimeout: Timeout = "never",
): Ipc => ipc({ receive: { ...open, buffer: { address, length }, transferTimeout } });
export const waitFor = (from: Name): Ipc =>
  ipc({ receive: { ...open, source: { tag: "closed", from } } });
export const send = (to: Name, message: Message = hello): Ipc => ipc({ to, message });
export const call = (to: Name, message: Message = hello): Ipc =>
  ipc({ to, message, receive: { ...open, source: { tag: "closed", from: to } } });

export const id = (state: State, key: ThreadKey): ThreadId => idOf(state, key);

/** Makes task `number` for `chief`, its thread ready, sp 0x1000, ip 0x2000, pager the chief. */
export const makes = (state: State, chief: ThreadKey, number: number): State =>
  does(state, chief, {
    tag: "taskNew",
    task: { tag: "thread", chief: 0, task: number, lthread: 0, version: 0 },
    mcp: 255,
    owner: nil,
    sp: 0x1000,
    ip: 0x2000,
    pager: idOf(state, chief),
  }).state;

/** Gives the inactive number to another living task. */
export const hands = (state: State, from: ThreadKey, number: number, to: ThreadKey): State =>
  does(state, from, {
    tag: "taskNew",
    task: { tag: "thread", chief: 0, task: number, lthread: 0, version: 0 },
    mcp: 0,
    owner: idOf(state, to),
    sp: 0,
    ip: undefined,
    pager: nil,
  }).state;

/** A state in which σ0 has mapped its page FRAME at `page` of task `to`'s waiting thread. */
export const mapped = (
  state: State,
  from: ThreadKey,
  fromPage: number,
  to: ThreadKey,
  page: number,
  rights = 7,
  tag: "map" | "grant" = "map",
): State =>
  after(
    state,
    [to, wait(page)],
    [from, send(idOf(state, to), offers(item(tag, fromPage, rights)))],
  );

/** A page of a task. */
export const place = (task: number, page: number): Place => ({ task: task as TaskNumber, page });

const child = threadKey(3, 0);
const given = mapped(makes(booted, root, 3), sigma0, FRAME, root, 0x40);
const passedOn = mapped(given, root, 0x40, child, 0x50);
/** One page, from hand to hand: σ0 → 2:40 → 3:50 → 2:60. */
export const handedOn: State = mapped(passedOn, child, 0x50, root, 0x60);

/** Edits, for states that no kernel reaches. */
export const editThread = (state: State, key: ThreadKey, changes: Partial<Thread>): State =>
  withThread(state, key, { ...threadAt(state, key), ...changes });
export const editSpace = (state: State, task: number, space: readonly Mapping[]): State =>
  withTask(state, task, { ...activeTaskAt(state, task as TaskNumber), space });

/** All mappings as "task:page→parent rights", for short expectations. */
export const forest = (state: State): readonly string[] =>
  [...state.tasks.keys()].flatMap((task) =>
    (activeTask(state, task)?.space ?? [])
      .filter(({ parent }) => parent !== undefined)
      .map(({ page, rights, parent }) => {
        const from = parent as Place;
        return `${task}:${page.toString(16)} from ${from.task}:${from.page.toString(16)} ${rights}`;
      }),
  );
