// Where a run itself lives: its own events, whoever does them to whom.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import { callsForTwo } from "../simpler/merged.ts";
import { plainFor } from "../simpler/plain.ts";
import { actorsIn, idIn } from "../simpler/turned.ts";
import {
  hotSpotsOf,
  isThreadId,
  partsOfName,
  renamed,
  rolesOf,
  type CallEvent,
} from "../simpler/words.ts";
import type { KernelRefutation } from "./sameBug.ts";
import { distinct, textOf } from "./written.ts";

/** A boot configuration, and what may be done from there. */
export type Place = readonly [boot: Boot, events: readonly TraceEvent[]];

/** More actors have more events than can be tried. */
const ACTORS_MAX = 3;
/** The actors that are always there, which come first. */
const AT_BOOT = 2;

/** Its events among the two who live at boot, among all, and with plain ones besides. */
export function ownWorlds(best: KernelRefutation): readonly Place[] {
  const actors = actorsIn(best).slice(0, ACTORS_MAX);
  const own = inOneOrder([...among(actors, best), ...best.events]);
  const menus = [
    ...(actors.length > AT_BOOT ? [inOneOrder(among(actors.slice(0, AT_BOOT), best))] : []),
    own,
    distinct([...plainFor(best), ...own]),
  ];
  return menus.map((menu) => [best.start, menu]);
}

/** Each once; in whatever order they were done, the same is found first. */
const inOneOrder = (events: readonly TraceEvent[]): readonly TraceEvent[] =>
  distinct(events).toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));

/** The events of a run as any of the cast does them to any other, two of its calls as one, too;
 *  what is done to oneself as well, unless it is said. */
function among(cast: readonly string[], best: KernelRefutation): readonly TraceEvent[] {
  const events = [...best.events, ...callsForTwo(best.events)];
  return cast.flatMap((me) =>
    cast.flatMap((you) =>
      events
        .filter((event) => me !== you || (event.event === "call" && event.call !== "ipc"))
        .flatMap((event) => [doneBy(event, best, me, you), ...toTheSameTask(event, best, me, you)])
        .map(atHome),
    ),
  );
}

/** What `me` does to the task to which it was done. */
function toTheSameTask(
  event: TraceEvent,
  run: KernelRefutation,
  me: string,
  you: string,
): readonly TraceEvent[] {
  if (event.event !== "call" || event.call !== "taskNew") return [];
  const turned = doneBy(event, run, me, you) as CallEvent;
  return [{ ...turned, registers: { ...turned.registers, a0: event.registers.a0 ?? 0 } }];
}

/** The event as `me` does it to `you`. */
function doneBy(event: TraceEvent, run: KernelRefutation, me: string, you: string): TraceEvent {
  if (!("by" in event)) return event;
  if (event.event !== "call") return { ...event, by: me };
  const mine = idIn(run, event.by);
  const names = rolesOf(event).flatMap(([name, role]): readonly (readonly [string, Word])[] => {
    const word = event.registers[name] ?? 0;
    if (role === "lthread") return [[name, lthreadFor(me, you, word)]];
    if (role !== "thread" || !isThreadId(word)) return [];
    return [[name, idIn(run, word === mine ? me : you)]];
  });
  return { ...event, by: me, registers: { ...event.registers, ...Object.fromEntries(names) } };
}

/** The number by which `me` means `you` if they are of one task. */
function lthreadFor(me: string, you: string, otherwise: Word): Word {
  const [[mine], [task, lthread]] = [partsOfName(me), partsOfName(you)];
  return mine === task && me !== you ? lthread : otherwise;
}

/** The event with pages that whoever does it has in plain worlds: σ0 its frame, others what is at
 *  0. Where the partner takes a page is the partner's affair. */
function atHome(event: TraceEvent): TraceEvent {
  if (!("by" in event)) return event;
  const frame = abi.USER_FRAMES_START / abi.PAGE_BYTES;
  const mine = event.by.startsWith("1.") ? frame : 0;
  const home = renamed(event, { page: (page) => (page <= frame ? mine : page) });
  if (home.event !== "call" || home.call !== "ipc") return home;
  return { ...home, registers: { ...home.registers, ...hotSpotsAtFirst(home) } };
}

/** The partner takes each page at 0. */
const hotSpotsAtFirst = (call: CallEvent): object =>
  Object.fromEntries(
    hotSpotsOf(call).map((name) => [name, (call.registers[name] ?? 0) & (abi.PAGE_BYTES - 1)]),
  );
