// Short runs that begin with what is mostly done first: σ0 gives root its pages, root makes a task
// or a thread. What is a few events away from there is soon found, however long the run was that
// showed the bug.

import * as abi from "../../abi/index.ts";
import { Nearest, type Budget, type Failure, type Sieve } from "../../engines/index.ts";
import { productOf, say, type ProductState, type Theme } from "../../refinement/index.ts";
import { nothingAlike, type Boot, type Configuration, type TraceEvent } from "../../trace/index.ts";
import { plainFrom, themesOf } from "../simpler/plain.ts";
import { plainBoot } from "../simpler/simpler.ts";
import { actorsIn } from "../simpler/turned.ts";
import { partsOfName } from "../simpler/words.ts";
import { like } from "./features.ts";
import { featuresFor } from "./likeness.ts";
import type { KernelRefutation } from "./sameBug.ts";
import { foundIn, taker, worldNamed, type Bug, type World } from "./search.ts";
import { distinct } from "./written.ts";

/** Events of the longest runs that are looked for, what is done first counted in. */
const LENGTH_MAX = 9;
/** Steps of one search, at most. */
const STEPS_MAX = 5_000;

const SIGMA0 = say.actor(0, abi.TASK_SIGMA0, 0);
const ROOT = say.actor(0, abi.TASK_ROOT, 0);
const THREAD = say.actor(0, abi.TASK_ROOT, 1);
const SIBLING = say.actor(0, abi.TASK_SIGMA0, 1);
const CHILD = say.actor(abi.TASK_ROOT, abi.TASK_FIRST_MADE, 0);

/** A shorter run than `best` that shows the bug; of each world the nearest, with so many steps in
 *  each, those included that were done for another run. */
export function prepared(
  best: KernelRefutation,
  bug: Bug,
  steps: Budget,
  stepsEach: number = STEPS_MAX,
): KernelRefutation | undefined {
  const lengthMax = Math.min(best.events.length - 1, LENGTH_MAX);
  for (const what of worldsLike(best)) {
    const world = searchIn(what, lengthMax, best.failure, bug);
    if (world === undefined) continue;
    const left = { left: world.budget.left - (STEPS_MAX - stepsEach) };
    const found = foundIn(world, lengthMax, bug, [steps, left]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The search in a world, as far as it was done, for runs of at most `lengthMax` events. */
const searchIn = (
  world: Configuration,
  lengthMax: number,
  failure: Failure,
  { system, sameBug, searched }: Bug,
): World | undefined =>
  worldNamed(searched, world, () => {
    const made = productOf(world, system);
    if ("claim" in made) return undefined;
    const { boot, before, events: menu } = world;
    const depthMax = lengthMax - before.length;
    const reach = { depthMax, mayEnd: () => true, sieve: unlike(featuresFor(failure)) };
    return {
      search: new Nearest(made, reach, taker(sameBug, boot, menu, before)),
      found: [],
      before: before.length,
      budget: { left: STEPS_MAX },
      price: 1,
    };
  });

/** Of states that look alike the first. */
function unlike(featuresOf: ReturnType<typeof featuresFor>): Sieve<ProductState> {
  const seen = new Set<string>();
  return {
    admits: (product) => {
      const look = featuresOf(product).join();
      const isNew = !seen.has(look);
      seen.add(look);
      return isNew;
    },
    best: (level) => level,
  };
}

const FRAME = say.framePage(0);
const ALL = abi.READ | abi.WRITE | abi.EXECUTE;

/** What a run is about, and so what may be done in a world like its own. */
type About = {
  readonly themes: ReadonlySet<Theme>;
  readonly hasDevice: boolean;
  readonly depthMax: number;
};

/** Worlds for what a run is about: as at boot, with a thread more, with a task more; then one of
 *  plain events like its own, which do less and reach more. */
function worldsLike({ start, events }: KernelRefutation): readonly Configuration[] {
  const hasDevice = start.devices !== undefined;
  const about = { themes: themesOf(events), hasDevice, depthMax: start.depthMax };
  const actors = actorsIn({ start, events }).map(partsOfName);
  const hasThread = actors.some(([, lthread]) => lthread > 0);
  const hasTask = about.themes.has("growth") || actors.some(([task]) => task > abi.TASK_ROOT);
  const needsPages = about.themes.has("pages") || hasDevice;
  const [withThread, withTask, withBoth] = (
    [
      [SIGMA0, ROOT, THREAD],
      [ROOT, CHILD],
      [ROOT, THREAD, CHILD],
    ] as const
  ).map((cast) => distinct([waits, ...like(events, menuOf(cast, about))]));
  const casts = (hasThread || hasTask ? [[THREAD], [SIBLING]] : [[]]).map((threads) => [
    SIGMA0,
    ROOT,
    ...threads,
    ...(hasTask ? [CHILD] : []),
  ]);
  const worlds = [
    needsPages && ([[], menuOfPages(about)] as const),
    hasThread && ([[waits, thread], withThread] as const),
    hasTask && ([[waits, task], withTask] as const),
    hasTask && needsPages && ([[gives(hasDevice), takes, task], withTask] as const),
    hasTask && ([[waits, thread, task], withBoth] as const),
    ...casts.map(
      (cast) => [[], like(events, plainFrom(bootFor(about), cast, about.themes))] as const,
    ),
  ];
  return worlds.flatMap((world) => (world === false ? [] : worldOf(world[0], world[1], about)));
}

const waits = say.ipc(SIGMA0, undefined, {});
const takes = say.ipc(ROOT, undefined, {});
const thread = say.exRegs(ROOT, 1, { ip: 0, sp: 0 });
const task = say.makeTask(ROOT, CHILD, ROOT);
const gives = (hasDevice: boolean): TraceEvent =>
  say.ipc(SIGMA0, { to: ROOT, item: gift(hasDevice) }, {});

const worldOf = (
  before: readonly TraceEvent[],
  menu: readonly TraceEvent[] = [],
  about: About,
): Configuration => ({
  name: "what is prepared",
  says: "",
  boot: bootFor(about),
  before,
  events: distinct([
    ...(about.themes.has("time") ? [say.tick] : []),
    ...(about.hasDevice ? [{ event: "interrupt", line: device.line } as const] : []),
    ...menu,
  ]),
  goals: [],
  alike: nothingAlike,
});

const bootFor = ({ hasDevice, depthMax }: About): Boot => ({
  ...roomyBoot,
  depthMax,
  ...(hasDevice ? { devices: [device] } : {}),
});

const device = { line: 0, frame: abi.DEVICE_FRAMES_START };

/** Room for a thread and two tasks more than there are at boot. */
const roomyBoot: Boot = { ...plainBoot, tasks: 4, threads: 5, kernelTables: 12, mappingNodes: 12 };

/** What σ0 gives root: its frame at page 0, the registers of the device at page 1. */
const gift = (hasDevice: boolean): readonly number[] => [
  ...say.item("map", FRAME, 0, ALL),
  ...(hasDevice ? say.item("map", abi.DEVICE_FRAMES_START, 1, abi.READ | abi.WRITE) : []),
];

/** Few events, and such that do much. */
const menuOf = (cast: readonly say.Actor[], about: About): readonly TraceEvent[] =>
  cast.flatMap((me) => [
    say.ipc(me, undefined, {}),
    say.switchTo(me, undefined),
    ...cast.filter((you) => you !== me).flatMap((you) => talk(me, you, about)),
    ...(about.themes.has("pages") ? keeping(me) : []),
    ...(about.hasDevice ? [say.ipc(me, undefined, { from: LINE })] : []),
    ...(me === ROOT && cast.includes(CHILD) ? [say.handOn(me, CHILD, me)] : []),
  ]);

const LINE: say.Actor = { by: "", id: 1 };

function talk(me: say.Actor, you: say.Actor, { themes, hasDevice }: About): readonly TraceEvent[] {
  const pages = [...(themes.has("pages") ? [0] : []), ...(hasDevice ? [1] : [])];
  return [
    say.ipc(me, { to: you }, undefined),
    say.ipc(me, { to: you }, {}),
    say.ipc(me, undefined, { from: you }),
    ...pages.flatMap((page) =>
      kinds.map((kind) =>
        say.ipc(me, { to: you, item: say.item(kind, page, page, ALL) }, undefined),
      ),
    ),
  ];
}

const kinds = ["map", "grant"] as const;

function keeping(me: say.Actor): readonly TraceEvent[] {
  const page = me === SIGMA0 ? FRAME : 0;
  return [
    say.access(me, "load", page),
    say.unmap(me, page, ALL, false),
    say.unmap(me, page, ALL, true),
    say.unmap(me, page, abi.WRITE, false),
    say.unmap(me, page, abi.WRITE, true),
  ];
}

/** σ0 and root hand pages to and fro; whoever sends one waits for another in the same call. */
const menuOfPages = ({ hasDevice }: About): readonly TraceEvent[] =>
  [SIGMA0, ROOT].flatMap((me) => [
    say.ipc(me, undefined, {}),
    say.ipc(me, { to: me === ROOT ? SIGMA0 : ROOT }, {}),
    ...keeping(me),
    ...itemsOf(me).map((item) => say.ipc(me, { to: me === ROOT ? SIGMA0 : ROOT, item }, {})),
    ...(hasDevice ? [say.ipc(me, undefined, { from: LINE })] : []),
  ]);

/** σ0 hands on its frame and what it was given back; root what it has. */
function itemsOf(me: say.Actor): readonly (readonly number[])[] {
  const pages = me === SIGMA0 ? [FRAME, 0] : [0, 1];
  return pages.flatMap((page) =>
    kinds.flatMap((kind) =>
      [ALL, abi.READ].flatMap((rights) =>
        [0, 1].map((hotSpot) => say.item(kind, page, hotSpot, rights)),
      ),
    ),
  );
}
