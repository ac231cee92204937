// What is simpler than an event. Every candidate is below what it replaces in an order that ends:
// fewer registers, then smaller ones.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { bootRanges, exceptionNames, messageRegisters, type CallName } from "../../trace/index.ts";
import type { RegisterName, Registers, TraceEvent } from "../../trace/index.ts";
import { flexpagesOf, isThreadId, type CallEvent } from "./words.ts";

/** All of them: the lowest bits of a flexpage. */
const RIGHTS = abi.READ | abi.WRITE | abi.EXECUTE;

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

export function simplerEvents(event: TraceEvent): readonly TraceEvent[] {
  switch (event.event) {
    case "tick":
    case "interrupt":
      return [];
    case "load":
    case "store":
    case "fetch":
      return [
        ...before(accesses, event.event).map((kind) => ({ ...event, event: kind })),
        ...smallerAddresses(event.address).map((address) => ({ ...event, address })),
      ];
    case "exception":
      return [
        ...before(exceptionNames, event.exception).map((exception) => ({ ...event, exception })),
        ...simplerRegisters(event).map((registers) => ({ ...event, registers })),
      ];
    case "call":
      return simplerRegisters(event).map((registers) => ({ ...event, registers }));
  }
}

/** The plainest first. */
const accesses = ["load", "store", "fetch"] as const;

const before = <T>(all: readonly T[], one: T): readonly T[] => all.slice(0, all.indexOf(one));

const WORD_BYTES = 4;

/** Lower pages and the second word of each: the frame before it among user frames, half the
 *  address elsewhere. */
function smallerAddresses(address: Word): readonly Word[] {
  const page = address - (address % abi.PAGE_BYTES);
  const frame = (address - abi.USER_FRAMES_START) / abi.PAGE_BYTES;
  const isFrame = frame >= 0 && frame <= bootRanges.userFrames.max;
  const lower = isFrame ? address - abi.PAGE_BYTES : address >>> 1;
  const word = page + WORD_BYTES;
  return [0, WORD_BYTES, abi.USER_FRAMES_START, page, word, lower].filter(
    (candidate) => candidate < address,
  );
}

type WithRegisters = Extract<TraceEvent, { readonly registers: Registers }>;

/** First without each register that is not read, then with each one smaller. */
function simplerRegisters(event: WithRegisters): readonly Registers[] {
  const named = Object.keys(event.registers) as RegisterName[];
  const read = event.event === "call" ? registersRead(event) : [];
  const fewer = named
    .filter((name) => !read.includes(name))
    .map((name) => without(event.registers, name));
  const smaller = named.flatMap((name) =>
    simplerWords(event, name, event.registers[name] ?? 0).map((value) => ({
      ...event.registers,
      [name]: value,
    })),
  );
  const compact = event.event === "call" && event.call === "ipc" ? compacter(event.registers) : [];
  return [...fewer, ...compact, ...smaller, ...elsewhere(event.registers, read)];
}

/** What is in a message register that is not read, in an earlier one. */
function elsewhere(registers: Registers, read: readonly RegisterName[]): readonly Registers[] {
  const free = messageRegisters.filter((name) => !read.includes(name));
  return free.flatMap((name, at) => {
    const word = registers[name];
    if (word === undefined) return [];
    const earlier = free.slice(0, at).filter((other) => registers[other] === undefined);
    return earlier.map((other) => ({ ...without(registers, name), [other]: word }));
  });
}

/** The message without one of its untyped words or of its items, what follows moved up. */
function compacter(registers: Registers): readonly Registers[] {
  const tag = registers.a1 ?? 0;
  if (!abi.hasGoodCounts(tag)) return [];
  const [untyped, typed] = [abi.untypedOf(tag), abi.typedOf(tag)];
  const counts = abi.tagOf(0, untyped, typed);
  const shorter = (at: number, less: number): Registers => {
    const places = messageRegisters.slice(0, untyped + typed);
    const values = places.map((name) => registers[name]).toSpliced(at, less);
    const moved = places.flatMap((name, place) => {
      const value = values[place];
      return value === undefined ? [] : [[name, value]];
    });
    const rest = Object.entries(registers).filter(
      ([name]) => !places.includes(name as RegisterName),
    );
    const fewer =
      at < untyped ? abi.tagOf(0, untyped - less, typed) : abi.tagOf(0, untyped, typed - less);
    const all: readonly (readonly unknown[])[] = [...rest, ...moved];
    return { ...Object.fromEntries(all), a1: u32(tag - counts + fewer) } as Registers;
  };
  const all = untyped > 1 ? [shorter(0, untyped)] : [];
  return [
    ...all,
    ...Array.from({ length: untyped }, (_, at) => shorter(at, 1)),
    ...Array.from({ length: typed / 2 }, (_, item) => shorter(untyped + 2 * item, 2)),
  ];
}

/** The arguments of a call, and the message words that its tag counts. */
function registersRead({ call, registers }: CallEvent): readonly RegisterName[] {
  if (call !== "ipc" || registers.a0 === abi.NIL) return argumentsOf[call];
  return [...argumentsOf.ipc, ...messageRegisters.slice(0, abi.wordsOf(registers.a1 ?? 0))];
}

const without = (registers: Registers, name: RegisterName): Registers =>
  Object.fromEntries(Object.entries(registers).filter(([other]) => other !== name));

/** Words that say less than `word` in this place. 0 says least, then −1, then lower numbers; of
 *  the rights to pages, all of them. */
function simplerWords(event: WithRegisters, name: RegisterName, word: Word): readonly Word[] {
  const isFlexpage = event.event === "call" && flexpagesOf(event).includes(name);
  const rankOf = isFlexpage ? rankOfFlexpage : rank;
  return candidates(event, name, word).filter((value) => rankOf(value) < rankOf(word));
}

function rank(value: Word): number {
  if (value === abi.NIL) return -2;
  return value === abi.UNCHANGED ? -1 : value;
}

function rankOfFlexpage(value: Word): number {
  const isPlain = value === abi.UNCHANGED || abi.isNoPage(value);
  return rank(isPlain ? value : u32(value ^ RIGHTS));
}

function candidates(event: WithRegisters, name: RegisterName, word: Word): readonly Word[] {
  const plain = [0, abi.UNCHANGED];
  if (event.event !== "call") return plain;
  if (event.call === "taskNew" && name === "a0") return [...plain, ...simplerIds(word)];
  if (event.call === "ipc") return [...plain, ...ipcWords(name, word)];
  if (event.call === "fpageUnmap" && name === "a0") return [...plain, ...flexpages(word)];
  return [...plain, 1, word >>> 1];
}

/** Ids with a field less, or a lower version. */
function simplerIds(id: Word): readonly Word[] {
  const [chief, task] = [abi.chiefOf(id), abi.taskOf(id)];
  const [lthread, version] = [abi.lthreadOf(id), abi.versionOf(id)];
  return [
    abi.threadIdOf(0, task, 0, 0),
    abi.threadIdOf(0, task, lthread, version),
    abi.threadIdOf(chief, task, 0, version),
    abi.threadIdOf(chief, task, lthread, 0),
    abi.threadIdOf(chief, task, lthread, Math.min(version, 1)),
  ];
}

/** The id of who had the number before. */
const earlier = (id: Word): Word =>
  abi.threadIdOf(
    abi.chiefOf(id),
    abi.taskOf(id),
    abi.lthreadOf(id),
    Math.max(0, abi.versionOf(id) - 1),
  );

function ipcWords(name: RegisterName, word: Word): readonly Word[] {
  switch (name) {
    case "a0":
    case "a2":
      return isThreadId(word) ? [earlier(word)] : [];
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
      return [
        1,
        ...mapsInstead(word),
        ...flexpages(word),
        ...strings(word),
        ...smallerAddresses(word),
      ];
  }
}

/** More words than there may be, and half an item. */
const oddTags = [abi.tagOf(0, abi.MESSAGE_WORDS_MAX + 1, 0), abi.tagOf(0, 0, 1)];

/** No label, no odd bits, fewer words. */
function simplerTags(tag: Word): readonly Word[] {
  const [untyped, typed] = [abi.untypedOf(tag), abi.typedOf(tag)];
  return [
    abi.tagOf(0, untyped, typed),
    ...(abi.hasGoodCounts(tag) ? [] : oddTags),
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

/** A page that is mapped, where the word may be of one that is granted. */
const mapsInstead = (word: Word): readonly Word[] =>
  abi.itemKindOf(word) === abi.ITEM_GRANT ? [word - abi.ITEM_GRANT + abi.ITEM_MAP] : [];

/** Shorter strings. */
const strings = (word: Word): readonly Word[] =>
  [1, 4, abi.PAGE_BYTES, abi.stringLengthOf(word) >>> 1, abi.stringLengthOf(word) - 1]
    .filter((length) => length > 0)
    .map(abi.stringItemOf);

const allRights: readonly number[] = Array.from({ length: RIGHTS }, (_, n) => RIGHTS - n);

/** One page instead of many, a lower page, and without odd bits; then other rights. */
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
    u32(word & ~0xff0),
    u32(word & ~0xfff),
    word & 0xfff,
    ...allRights.map((other) => u32((word & ~RIGHTS) | other)),
  ];
}
