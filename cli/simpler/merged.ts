// Two calls of one thread made one: what it sends twice to somebody it may send at once, what it
// sends and what it waits for later are the two phases of a call, and what one call leaves in
// registers the next may bring itself.

import * as abi from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import { messageRegisters, type Registers, type TraceEvent } from "../../trace/index.ts";
import type { CallEvent } from "./words.ts";

type Events = readonly TraceEvent[];

/** Runs with one event less. */
export const merged = (events: Events): readonly Events[] => [
  ...events.flatMap((event, at) => {
    const next = events.findIndex((other, place) => place > at && isByTheSame(event, other));
    const both = carried(event, events[next]);
    return both === undefined ? [] : [events.with(next, both).toSpliced(at, 1)];
  }),
  ...pairsOf(events).flatMap(({ first, second, inFirst, inSecond }) => [
    events.with(first, inFirst).toSpliced(second, 1),
    events.with(second, inSecond).toSpliced(first, 1),
  ]),
];

/** For each two calls of a run that may be one, that one. */
export const callsForTwo = (events: Events): Events =>
  pairsOf(events).flatMap(({ inFirst, inSecond }) => [inFirst, inSecond]);

const pairsOf = (events: Events): readonly OneForTwo[] => [
  ...bothSaid(events),
  ...bothPhases(events),
];

/** The places of two calls, and what may stand in either place for both. */
type OneForTwo = {
  readonly first: number;
  readonly second: number;
  readonly inFirst: TraceEvent;
  readonly inSecond: TraceEvent;
};

/** In longer runs more can be left out while each phase is a call of its own. */
const CALLS_MAX = 12;

/** A call that only sends, and the next of the thread that only waits. */
const bothPhases = (events: Events): readonly OneForTwo[] =>
  events.flatMap((one, first) => {
    if (events.length > CALLS_MAX || !isPhase(one, "sends")) return [];
    const isNext = (other: TraceEvent, at: number): other is CallEvent =>
      at > first && isByTheSame(one, other) && isPhase(other, "waits");
    const second = events.findIndex(isNext);
    if (second < 0) return [];
    const both = withPhases(one, events[second] as CallEvent);
    return [{ first, second, inFirst: both, inSecond: both }];
  });

function isPhase(event: TraceEvent, phase: "sends" | "waits"): event is CallEvent {
  if (event.event !== "call" || event.call !== "ipc") return false;
  const { a0 = abi.NIL, a2 = abi.NIL } = event.registers;
  return phase === "sends" ? a0 !== abi.NIL && a2 === abi.NIL : a0 === abi.NIL && a2 !== abi.NIL;
}

/** What one call sends, and how the other waits. */
function withPhases(sends: CallEvent, waits: CallEvent): CallEvent {
  const { a2 = abi.NIL, a3 = 0, a4 = 0, a5, a6 } = waits.registers;
  const timeouts = (abi.sendTimeoutOf(sends.registers.a3 ?? 0) << 16) | abi.receiveTimeoutOf(a3);
  const buffer = { ...(a5 === undefined ? {} : { a5 }), ...(a6 === undefined ? {} : { a6 }) };
  return { ...sends, registers: { ...sends.registers, a2, a3: u32(timeouts), a4, ...buffer } };
}

/** Any two messages of a run from one thread to another whose items have room together. */
const bothSaid = (events: Events): readonly OneForTwo[] =>
  pairsOfMessages(events).flatMap(([first, second]) => {
    const [one, other] = [events[first] as CallEvent, events[second] as CallEvent];
    const items = [...typedWordsOf(one.registers), ...typedWordsOf(other.registers)];
    if (items.length > messageRegisters.length) return [];
    return [{ first, second, inFirst: withItems(one, items), inSecond: withItems(other, items) }];
  });

const isByTheSame = (one: TraceEvent, other: TraceEvent): boolean =>
  "by" in one && "by" in other && one.by === other.by;

/** The next call with the registers besides that the call before it sets. */
function carried(before: TraceEvent, next: TraceEvent | undefined): TraceEvent | undefined {
  if (before.event !== "call" || next?.event !== "call") return undefined;
  const more = Object.entries(before.registers).filter(([name]) => !(name in next.registers));
  if (more.length === 0) return undefined;
  return { ...next, registers: { ...next.registers, ...Object.fromEntries(more) } };
}

/** More messages have more pairs than can be tried. */
const MESSAGES_MAX = 8;

/** The places of any two messages with items from one thread to another. */
function pairsOfMessages(events: Events): readonly (readonly [number, number])[] {
  const places = events.flatMap((event, at) => (hasItems(event) ? [at] : []));
  if (places.length > MESSAGES_MAX) return [];
  return places.flatMap((first, index) =>
    places
      .slice(index + 1)
      .filter((second) => isBetweenTheSame(events[first], events[second]))
      .map((second) => [first, second] as const),
  );
}

const hasItems = (event: TraceEvent): boolean =>
  event.event === "call" && event.call === "ipc" && typedWordsOf(event.registers).length > 0;

const isBetweenTheSame = (one?: TraceEvent, other?: TraceEvent): boolean =>
  one?.event === "call" &&
  other?.event === "call" &&
  one.by === other.by &&
  one.registers.a0 === other.registers.a0;

/** The typed words of a message with good counts. */
function typedWordsOf({ a0 = abi.NIL, a1: tag = 0, ...registers }: Registers): readonly number[] {
  if (a0 === abi.NIL || !abi.hasGoodCounts(tag)) return [];
  return messageRegisters
    .slice(abi.untypedOf(tag), abi.wordsOf(tag))
    .map((name) => registers[name as keyof typeof registers] ?? 0);
}

/** The call with these items and nothing else to say. */
function withItems(event: CallEvent, items: readonly number[]): CallEvent {
  const silent = Object.entries(event.registers).filter(
    ([name]) => !messageRegisters.some((register) => register === name),
  );
  const said = items.map((word, at) => [messageRegisters[at], word]);
  const registers = Object.fromEntries([...silent, ...said]) as Registers;
  return { ...event, registers: { ...registers, a1: abi.tagOf(0, 0, items.length) } };
}
