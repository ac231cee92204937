// The shortest runs of all, looked for among plain events: what is found there depends on the bug
// and hardly on the run that showed it first, so that most runs of a bug end as the same trace.

import * as abi from "../../abi/index.ts";
import { Nearest, type Budget } from "../../engines/index.ts";
import { menuOf, type Theme } from "../../refinement/index.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import { plainFrom, themesOf } from "../simpler/plain.ts";
import { plainBoot } from "../simpler/simpler.ts";
import { actorsIn } from "../simpler/turned.ts";
import { idsIn, isThreadId, partsOfName } from "../simpler/words.ts";
import { like } from "./features.ts";
import { kindOfEvent } from "./kinds.ts";
import { ownWorlds, type Place } from "./own.ts";
import type { KernelRefutation } from "./sameBug.ts";
import { foundIn, machineOf, priceOf, taker, worldNamed, type Bug, type World } from "./search.ts";

/** Events of the longest runs that are looked for. */
const LENGTH_MAX = 5;
/** Steps in one world, at most. */
const STEPS_MAX = 4_000;

/** Longer runs have too many events of their own to try even two of them. */
const OWN_MAX = 20;
/** Steps in all worlds of its own: those are few, however many were done among plain events. */
const OWN_STEPS = 5_000;

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
  const worldsAt = (places: readonly Place[]): readonly World[] =>
    places.flatMap((place) => worldOf(place, depthMax, kindOfEvent(last), bug) ?? []);
  const ownSteps = { left: Math.min(steps.left, OWN_STEPS) };
  const worlds = [
    ...worldsAt(worldsFor(best)).map((world) => ({ world, left: steps })),
    ...worldsAt(own).map((world) => ({ world, left: ownSteps })),
  ];
  for (let length = 1; length <= Math.min(lengthMax, depthMax); length++)
    for (const { world, left } of worlds) {
      const found = foundIn(world, length, bug, [left]);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The search in a world, as far as it was done. Runs of `depthMax` events end with `kind`. */
function worldOf(
  [boot, events]: Place,
  depthMax: number,
  kind: string,
  bug: Bug,
): World | undefined {
  return worldNamed(bug.searched, [boot, events, kind], () => {
    const machine = machineOf(bug, boot);
    if (machine === undefined) return undefined;
    const menu = menuOf(events);
    const made = machine.with(({ state }) => menu(state.running));
    const mayEnd = (event: TraceEvent): boolean => kindOfEvent(event) === kind;
    return {
      search: new Nearest(made, { depthMax, mayEnd }, taker(bug.sameBug, boot, events)),
      found: [],
      before: 0,
      budget: { left: STEPS_MAX },
      price: priceOf(boot),
    };
  });
}

/** Room for some threads and tasks more than there are at boot. */
const roomyBoot: Boot = { ...plainBoot, tasks: 3, threads: 3, kernelTables: 6, mappingNodes: 4 };

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
  // What a task does, a thread may do as well, and is made sooner.
  const third = [...(hasThread || hasTask ? ["1.1", "2.1"] : []), ...(hasTask ? ["3.0"] : [])];
  const world = (names: readonly string[], themes: ReadonlySet<Theme>): Place => [
    boot,
    plainFrom(
      boot,
      names.map((by) => ({ by, id: idAtFirst(by) })),
      themes,
    ),
  ];
  const themes = themesOf(events);
  const likeIt = ([where, all]: Place): Place => [where, like(events, all)];
  const single = themes.size > 1 ? [...themes].toSorted() : [];
  return [
    world(["1.0", "2.0"], new Set()),
    ...single.map((theme) => world(["1.0", "2.0"], new Set([theme]))),
    ...(themes.size > 0 ? [world(["1.0", "2.0"], themes)] : []),
    ...third.map((by) => likeIt(world(["1.0", "2.0", by], themes))),
    ...third.map((by) => world(["1.0", "2.0", by], themes)),
  ];
}

/** Tasks that are made are root's. */
function idAtFirst(by: string): number {
  const [task, lthread] = partsOfName(by);
  return abi.threadIdOf(task > abi.TASK_ROOT ? abi.TASK_ROOT : 0, task, lthread, 1);
}
