// Plain events in which the actors of a run may take part, about what the run is about.

import * as abi from "../../abi/index.ts";
import type { Candidate } from "../../engines/index.ts";
import { plainEvents, type say, type Theme } from "../../refinement/index.ts";
import { messageRegisters, type Boot, type Registers, type TraceEvent } from "../../trace/index.ts";
import { actorsIn, idIn } from "./turned.ts";
import type { CallEvent } from "./words.ts";

/** More actors have more events than can be tried. */
const ACTORS_MAX = 4;

export function plainFor(
  run: Candidate<Boot, TraceEvent>,
  themes: ReadonlySet<Theme> = themesOf(run.events),
): readonly TraceEvent[] {
  const actors = actorsIn(run);
  if (run.events.length === 0) return [];
  const cast = actors.slice(0, ACTORS_MAX).map((by) => ({ by, id: idIn(run, by) }));
  return plainFrom(run.start, cast, themes);
}

/** Plain events in which `actors` may take part after that boot. */
export const plainFrom = (
  { firstVersion, tickMicros, devices = [] }: Boot,
  actors: readonly say.Actor[],
  themes: ReadonlySet<Theme>,
): readonly TraceEvent[] =>
  plainEvents({
    actors,
    firstVersion,
    tickMicros,
    lines: devices.map(({ line }) => line),
    themes,
  });

/** What the events are about. */
export const themesOf = (events: readonly TraceEvent[]): ReadonlySet<Theme> =>
  new Set(events.flatMap(themesOfEvent));

function themesOfEvent(event: TraceEvent): readonly Theme[] {
  switch (event.event) {
    case "tick":
      return ["time"];
    case "exception":
      return ["exceptions"];
    case "load":
    case "store":
    case "fetch":
      return event.address === 0 ? [] : ["pages"];
    case "interrupt":
      return [];
    case "call":
      return themesOfCall(event);
  }
}

function themesOfCall({ call, registers }: CallEvent): readonly Theme[] {
  switch (call) {
    case "ipc": {
      const items = themesOfItems(registers);
      return (registers.a3 ?? 0) === 0 ? items : [...items, "time"];
    }
    case "fpageUnmap":
      return ["pages"];
    case "threadSwitch":
    case "threadSchedule":
      return ["switches"];
    case "lthreadExRegs":
    case "taskNew":
      return ["growth"];
    case "idNearest":
      return [];
  }
}

function themesOfItems(registers: Registers): readonly Theme[] {
  const tag = registers.a1 ?? 0;
  if (abi.typedOf(tag) === 0) return [];
  const firsts = messageRegisters
    .slice(abi.untypedOf(tag), abi.wordsOf(tag))
    .filter((_, at) => at % 2 === 0);
  const isString = firsts.some((name) => abi.itemKindOf(registers[name] ?? 0) === abi.ITEM_STRING);
  return isString ? ["pages", "strings"] : ["pages"];
}
