// What is simpler than a boot configuration, an event, or a run: the candidates that shrinking
// tries.

import * as abi from "../../abi/index.ts";
import type { Simpler } from "../../engines/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { bootFault, bootRanges, type Boot } from "../../trace/index.ts";
import type { BootNumbers, TraceEvent } from "../../trace/index.ts";
import { simplerEvents } from "./events.ts";
import { merged } from "./merged.ts";
import { plainFor } from "./plain.ts";
import { renumbered } from "./renumbering.ts";
import { turned } from "./turned.ts";
import { numberOf } from "./words.ts";

export const simpler: Simpler<Boot, TraceEvent> = {
  starts: simplerBoots,
  events: simplerEvents,
  partsOf,
  runs: (events) => [...merged(events), ...withOneThreadLess(events)],
  wholes: renumbered,
  turned,
  plain: (run) => plainFor(run),
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
    ordered.slice(0, index).map((to) => events.map((event) => givenTo(event, from, to))),
  );
}

/** The bits of an id that `numberOf` tells. */
const NUMBER_BITS = abi.threadIdOf(0, abi.TASK_MAX, abi.LTHREAD_MAX, 0);

/** Looks at all registers: any may hold an id, also where none is read. */
function givenTo(event: TraceEvent, from: string, to: string): TraceEvent {
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
export const plainBoot: BootNumbers = {
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
