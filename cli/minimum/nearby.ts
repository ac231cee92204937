// The shortest runs of all, looked for among plain events: what is found there depends on the bug
// and hardly on the run that showed it first, so that most runs of a bug end as the same trace.

import * as abi from "../../abi/index.ts";
import { Nearest, type Budget } from "../../engines/index.ts";
import { plainEvents, productOf, type Theme } from "../../refinement/index.ts";
import type { Word } from "../../lib/u32.ts";
import { nothingAlike, type Boot, type TraceEvent } from "../../trace/index.ts";
import { plainFor, themesOf } from "../simpler/plain.ts";
import { actorsIn, idIn } from "../simpler/turned.ts";
import { hotSpotsOf, idsIn, isThreadId, partsOfName, renamed, rolesOf } from "../simpler/words.ts";
import { kindOfEvent } from "./kinds.ts";
import type { KernelRefutation } from "./sameBug.ts";
import { foundIn, priceOf, taker, worldNamed, type Bug, type World } from "./search.ts";
import { distinct } from "./written.ts";

/** Events of the longest runs that are looked for. */
const LENGTH_MAX = 5;
/** Steps in one world, at most. */
const STEPS_MAX = 4_000;

/** Longer runs have too many events of their own to try even two of them. */
const OWN_MAX = 20;

/** The nearest run of plain events that shows the bug, of at most `lengthMax` events, or, unless
 *  `best` is long, of its own events, whoever does them. In each world short runs come first. */
export function nearby(
  best: KernelRefutation,
  bug: Bug,
  steps: Budget,
  lengthMax: number = best.events.length,
): KernelRefutation | undefined {
  const last = best.events.at(-1);
  if (last === undefined) return undefined;
  const depthMax = Math.min(best.events.length, LENGTH_MAX);
  const own = best.events.length > OWN_MAX ? [] : ownWorlds(best);
  const worlds = [...worldsFor(best), ...own].flatMap(
    (place) => worldOf(place, depthMax, kindOfEvent(last), bug) ?? [],
  );
  for (let length = 1; length <= Math.min(lengthMax, depthMax); length++)
    for (const world of worlds) {
      const found = foundIn(world, length, bug, [steps]);
      if (found !== undefined) return found;
    }
  return undefined;
}

type Place = readonly [boot: Boot, events: readonly TraceEvent[]];

/** The search in a world, as far as it was done. Runs of `depthMax` events end with `kind`. */
function worldOf(
  [boot, events]: Place,
  depthMax: number,
  kind: string,
  { system, sameBug, searched }: Bug,
): World | undefined {
  return worldNamed(searched, [boot, events, kind], () => {
    const what = { name: "what is plain", says: "", boot, before: [], events };
    const made = productOf({ ...what, goals: [], alike: nothingAlike }, system);
    if ("claim" in made) return undefined;
    const mayEnd = (event: TraceEvent): boolean => kindOfEvent(event) === kind;
    return {
      search: new Nearest(made, { depthMax, mayEnd }, taker(sameBug, boot, events)),
      found: [],
      before: 0,
      budget: { left: STEPS_MAX },
      price: priceOf(boot),
    };
  });
}

/** Room for some threads and tasks more than there are at boot. */
const roomyBoot: Boot = {
  userFrames: 1,
  tasks: 3,
  threads: 3,
  kernelTables: 6,
  mappingNodes: 4,
  tickMicros: 1000,
  firstVersion: 1,
  depthMax: 15,
  firstTick: 0,
};

/** Plain worlds, from one in which two threads talk to those that have what the run has: a device,
 *  what it is about, a third thread or task. */
function worldsFor({ start, events }: KernelRefutation): readonly Place[] {
  const hasDevice = start.devices !== undefined;
  const boot: Boot = hasDevice
    ? {
        ...roomyBoot,
        mappingNodes: 5,
        kernelTables: 7,
        devices: [{ line: 0, frame: abi.DEVICE_FRAMES_START }],
      }
    : roomyBoot;
  // Whoever is only named may be what the run is about.
  const named = events.flatMap(idsIn).filter(isThreadId);
  const actors = actorsIn({ start, events }).map(partsOfName);
  const hasThread = named.some((id) => abi.lthreadOf(id) > 0) || actors.some(([, at]) => at > 0);
  const hasTask = [...named.map(abi.taskOf), ...actors.map(([task]) => task)].some(
    (task) => task > abi.TASK_ROOT,
  );
  const third = [...(hasThread ? ["1.1", "2.1"] : []), ...(hasTask ? ["3.0"] : [])];
  const world = (names: readonly string[], themes: ReadonlySet<Theme>): Place => [
    boot,
    plainEvents({
      actors: names.map((by) => ({ by, id: idAtFirst(by) })),
      firstVersion: boot.firstVersion,
      tickMicros: boot.tickMicros,
      lines: hasDevice ? [0] : [],
      themes,
    }),
  ];
  const themes = themesOf(events);
  const single = themes.size > 1 ? [...themes].toSorted() : [];
  return [
    world(["1.0", "2.0"], new Set()),
    ...single.map((theme) => world(["1.0", "2.0"], new Set([theme]))),
    ...(themes.size > 0 ? [world(["1.0", "2.0"], themes)] : []),
    ...third.map((by) => world(["1.0", "2.0", by], themes)),
  ];
}

/** Tasks that are made are root's. */
function idAtFirst(by: string): number {
  const [task, lthread] = partsOfName(by);
  return abi.threadIdOf(task > abi.TASK_ROOT ? abi.TASK_ROOT : 0, task, lthread, 1);
}

/** Where the run itself lives: its own events, whoever does them to whom; then plain ones too. */
function ownWorlds(best: KernelRefutation): readonly Place[] {
  const actors = actorsIn(best).slice(0, ACTORS_MAX);
  const images = actors.flatMap((me) =>
    actors
      .filter((you) => you !== me)
      .flatMap((you) => best.events.map((event) => atHome(doneBy(event, best, me, you)))),
  );
  const own = distinct([...images, ...best.events]);
  return [
    [best.start, own],
    [best.start, distinct([...plainFor(best), ...own])],
  ];
}

/** More actors have more events than can be tried. */
const ACTORS_MAX = 3;

/** The event as `me` does it to `you`. */
function doneBy(event: TraceEvent, run: KernelRefutation, me: string, you: string): TraceEvent {
  if (!("by" in event)) return event;
  if (event.event !== "call") return { ...event, by: me };
  const mine = idIn(run, event.by);
  const ids = rolesOf(event).flatMap(([name, role]): readonly (readonly [string, Word])[] => {
    const id = event.registers[name] ?? 0;
    if (role !== "thread" || !isThreadId(id)) return [];
    return [[name, idIn(run, id === mine ? me : you)]];
  });
  return { ...event, by: me, registers: { ...event.registers, ...Object.fromEntries(ids) } };
}

/** The event with pages that whoever does it has in plain worlds: σ0 its frame, others what is at
 *  0. Where the partner takes a page is the partner's affair. */
function atHome(event: TraceEvent): TraceEvent {
  if (!("by" in event)) return event;
  const frame = abi.USER_FRAMES_START / abi.PAGE_BYTES;
  const mine = event.by.startsWith("1.") ? frame : 0;
  const home = renamed(event, { page: (page) => (page <= frame ? mine : page) });
  if (home.event !== "call" || home.call !== "ipc") return home;
  const spots = hotSpotsOf(home).map((name) => [
    name,
    (home.registers[name] ?? 0) & (abi.PAGE_BYTES - 1),
  ]);
  return { ...home, registers: { ...home.registers, ...Object.fromEntries(spots) } };
}
