// What is simpler than a boot configuration or an event: the candidates that shrinking tries. Every
// candidate is below what it replaces in an order that ends: fewer registers, then smaller ones.

import * as abi from "../abi/index.ts";
import type { Simpler } from "../engines/index.ts";
import { u32, type Word } from "../lib/u32.ts";
import {
  bootFault,
  bootRanges,
  messageRegisters,
  type Boot,
  type CallName,
} from "../trace/index.ts";
import type { BootNumbers, RegisterName, Registers, TraceEvent } from "../trace/index.ts";

export const simpler: Simpler<Boot, TraceEvent> = {
  starts: simplerBoots,
  events: simplerEvents,
  partsOf,
  runs: withOneThreadLess,
};

/** Whose event it is, and of what kind. */
function partsOf(event: TraceEvent): readonly string[] {
  const kind = event.event === "call" ? event.call : event.event;
  return "by" in event ? [event.by, kind, `${kind} by ${event.by}`] : [kind];
}

/** The thread of lowest number, which lives from boot on. */
const FIRST = "1.0";

/** One thread's part given to another of lower number: its events, and what is sent to it. */
function withOneThreadLess(events: readonly TraceEvent[]): readonly (readonly TraceEvent[])[] {
  const acting = events.flatMap((event) => ("by" in event ? [event.by] : []));
  const actors = [...new Set(acting.length > 0 ? [FIRST, ...acting] : [])];
  const ordered = actors.toSorted((a, b) => numberOf(a) - numberOf(b));
  return ordered.flatMap((from, index) =>
    ordered.slice(0, index).map((to) => events.map((event) => renamed(event, from, to))),
  );
}

/** Task and lthread of "task.lthread" as they stand in an id. */
function numberOf(by: string): number {
  const [task = 0, lthread = 0] = by.split(".").map(Number);
  return abi.threadIdOf(0, task, lthread, 0);
}

/** The bits of an id that `numberOf` tells. */
const NUMBER_BITS = abi.threadIdOf(0, abi.TASK_MAX, abi.LTHREAD_MAX, 0);

function renamed(event: TraceEvent, from: string, to: string): TraceEvent {
  if (!("by" in event)) return event;
  const by = event.by === from ? to : event.by;
  if (event.event !== "call") return { ...event, by };
  const renamedWord = (word: Word): Word =>
    u32(word & NUMBER_BITS) === numberOf(from) ? u32((word & ~NUMBER_BITS) | numberOf(to)) : word;
  const registers = Object.fromEntries(
    Object.entries(event.registers).map(([name, word]) => [name, renamedWord(word)]),
  );
  return { ...event, by, registers };
}

/** Values that say least; a parameter goes straight to them or half the way. */
const plainBoot: BootNumbers = {
  userFrames: 1,
  tasks: 2,
  threads: 2,
  kernelTables: 3,
  mappingNodes: 1,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

/** The order in which parameters are made plain. */
const parameters: readonly (keyof BootNumbers)[] = [
  "firstTick",
  "firstVersion",
  "depthMax",
  "tickMicros",
  "tasks",
  "threads",
  "userFrames",
  "mappingNodes",
  "kernelTables",
];

function simplerBoots(boot: Boot): readonly Boot[] {
  const plainest = { ...boot, ...plainBoot };
  const all = isSame(boot, plainest) ? [] : [plainest];
  return [...all, ...fewerDevices(boot), ...simplerNumbers(boot)].filter(
    (candidate) => bootFault(candidate) === undefined,
  );
}

const isSame = (boot: Boot, other: Boot): boolean =>
  parameters.every((name) => boot[name] === other[name]);

/** Without devices, then with one less. */
function fewerDevices({ devices = [], ...rest }: Boot): readonly Boot[] {
  if (devices.length === 0) return [];
  const less = devices.map((gone) => devices.filter((device) => device !== gone));
  return [
    rest,
    ...less.filter(({ length }) => length > 0).map((left) => ({ ...rest, devices: left })),
  ];
}

function simplerNumbers(boot: Boot): readonly Boot[] {
  return parameters.flatMap((name) => {
    const plain = Math.max(plainBoot[name], name === "mappingNodes" ? boot.userFrames : 0);
    const here = boot[name];
    if (here === plain) return [];
    const { min, max } = bootRanges[name];
    return nearer(here, plain)
      .filter((value) => value !== here && value >= min && value <= max)
      .map((value) => ({ ...boot, [name]: value }));
  });
}

/** All the way, half of it, a quarter, … , one. */
function nearer(here: number, plain: number): readonly number[] {
  const ways: number[] = [];
  for (let way = plain - here; way !== 0; way = Math.trunc(way / 2)) ways.push(here + way);
  return ways;
}

/** The registers that a call reads besides the message; the rest may go. */
const argumentsOf: { readonly [Call in CallName]: readonly RegisterName[] } = {
  // The name of another, string buffers and transfer timeouts are read as well; mostly in vain.
  ipc: ["a0", "a1", "a2", "a3", "a4"],
  idNearest: ["a0"],
  fpageUnmap: ["a0", "a1"],
  threadSwitch: ["a0"],
  threadSchedule: ["a0", "a1", "a2"],
  lthreadExRegs: ["a0", "a1", "a2", "a3"],
  taskNew: ["a0", "a1", "a2", "a3", "a4"],
};

function simplerEvents(event: TraceEvent): readonly TraceEvent[] {
  switch (event.event) {
    case "tick":
    case "interrupt":
      return [];
    case "load":
    case "store":
    case "fetch":
      return smallerAddresses(event.address).map((address) => ({ ...event, address }));
    case "exception":
    case "call":
      return simplerRegisters(event).map((registers) => ({ ...event, registers }));
  }
}

/** Lower pages: the frame before it among user frames, half the address elsewhere. */
function smallerAddresses(address: Word): readonly Word[] {
  const page = address - (address % abi.PAGE_BYTES);
  const frame = (address - abi.USER_FRAMES_START) / abi.PAGE_BYTES;
  const isFrame = frame >= 0 && frame <= bootRanges.userFrames.max;
  const lower = isFrame ? address - abi.PAGE_BYTES : address >>> 1;
  return [0, abi.USER_FRAMES_START, page, lower].filter((candidate) => candidate < address);
}

type WithRegisters = Extract<TraceEvent, { readonly registers: Registers }>;

/** First without each register that is not read, then with each one smaller. */
function simplerRegisters(event: WithRegisters): readonly Registers[] {
  const named = Object.keys(event.registers) as RegisterName[];
  const read = event.event === "call" ? registersRead(event) : named;
  const fewer = named
    .filter((name) => !read.includes(name))
    .map((name) => without(event.registers, name));
  const smaller = named.flatMap((name) =>
    simplerWords(event, name, event.registers[name] ?? 0).map((value) => ({
      ...event.registers,
      [name]: value,
    })),
  );
  return [...fewer, ...smaller];
}

type CallEvent = Extract<TraceEvent, { readonly event: "call" }>;

/** The arguments of a call, and the message words that its tag counts. */
function registersRead({ call, registers }: CallEvent): readonly RegisterName[] {
  if (call !== "ipc" || registers.a0 === abi.NIL) return argumentsOf[call];
  return [...argumentsOf.ipc, ...messageRegisters.slice(0, abi.wordsOf(registers.a1 ?? 0))];
}

const without = (registers: Registers, name: RegisterName): Registers =>
  Object.fromEntries(Object.entries(registers).filter(([other]) => other !== name));

/** Words that say less than `word` in this place. 0 says least, then −1, then lower numbers. */
function simplerWords(event: WithRegisters, name: RegisterName, word: Word): readonly Word[] {
  return candidates(event, name, word).filter((value) => rank(value) < rank(word));
}

function rank(value: Word): number {
  if (value === abi.NIL) return -2;
  return value === abi.UNCHANGED ? -1 : value;
}

function candidates(event: WithRegisters, name: RegisterName, word: Word): readonly Word[] {
  const plain = [0, abi.UNCHANGED];
  if (event.event !== "call") return plain;
  if (event.call === "ipc") return [...plain, ...ipcWords(name, word)];
  if (event.call === "fpageUnmap" && name === "a0") return [...plain, ...flexpages(word)];
  return [...plain, 1, word >>> 1];
}

function ipcWords(name: RegisterName, word: Word): readonly Word[] {
  switch (name) {
    case "a0":
    case "a2":
      return [];
    case "a1":
      return simplerTags(word);
    case "a3":
    case "t1":
      return simplerTimeouts(word);
    case "a5":
      return smallerAddresses(word);
    case "a6":
      return [1, 4, abi.PAGE_BYTES, word >>> 1];
    case "a4":
      return [abi.COMPLETE, ...flexpages(word)];
    default:
      return [1, ...flexpages(word), ...strings(word), ...smallerAddresses(word)];
  }
}

/** No label, no odd bits, fewer words. */
function simplerTags(tag: Word): readonly Word[] {
  const [untyped, typed] = [abi.untypedOf(tag), abi.typedOf(tag)];
  return [
    abi.tagOf(0, untyped, typed),
    abi.tagOf(abi.labelOf(tag), untyped, typed),
    abi.tagOf(0, 0, typed),
    abi.tagOf(0, untyped, 0),
    ...(untyped > 0 ? [abi.tagOf(abi.labelOf(tag), untyped - 1, typed)] : []),
    ...(typed > 1 ? [abi.tagOf(abi.labelOf(tag), untyped, typed - 2)] : []),
  ];
}

/** Either timeout never or zero; the other as it is. */
function simplerTimeouts(timeouts: Word): readonly Word[] {
  const [send, receive] = [abi.sendTimeoutOf(timeouts), abi.receiveTimeoutOf(timeouts)];
  return [abi.TIMEOUT_NEVER, abi.TIMEOUT_ZERO, 1].flatMap((plain) => [
    timeouts32(plain, receive),
    timeouts32(send, plain),
  ]);
}

const timeouts32 = (send: number, receive: number): Word => u32((send << 16) | receive);

/** Shorter strings. */
const strings = (word: Word): readonly Word[] =>
  [1, 4, abi.PAGE_BYTES, abi.stringLengthOf(word) >>> 1, abi.stringLengthOf(word) - 1]
    .filter((length) => length > 0)
    .map(abi.stringItemOf);

/** One page instead of many, a lower page, and without odd bits. */
function flexpages(word: Word): readonly Word[] {
  const rights = abi.rightsOf(word);
  const first = word >>> abi.LOG2_PAGE_BYTES;
  const log2Pages = abi.isNoPage(word) ? 0 : abi.log2PagesOf(word);
  return [
    abi.flexpageOf(0, 0, rights),
    abi.flexpageOf(first, 0, rights),
    abi.flexpageOf(0, log2Pages, rights),
    abi.flexpageOf(first >>> 1, log2Pages, rights),
    abi.flexpageOf(first, log2Pages, rights),
    u32(word & ~0xfff),
    word & 0xfff,
  ];
}
