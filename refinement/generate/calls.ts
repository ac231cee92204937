// The other six calls.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import { lthreadOf, taskOf, threadKey, type ThreadKey } from "../../spec/name.ts";
import { depthOf } from "../../spec/parts/clans.ts";
import { mappingAt } from "../../spec/parts/space.ts";
import {
  activeTask,
  findThread,
  isReady,
  threadAt,
  threadKeys,
  type Mapping,
  type State,
  type Task,
} from "../../spec/state.ts";
import type { Registers } from "../../trace/event.ts";
import { anyId, anyIp, anyLthread, anyPage, anyRights, flexpageAt, pagerId } from "./arguments.ts";
import { drivenPage, drivingChildren } from "./lines.ts";
import { idWord, pickFrom, type Scene } from "./scene.ts";

/** Of anybody: half of the time of somebody whom I need not reach. */
export const drawIdNearest = (scene: Scene): Registers => ({
  a0: scene.random.chance(1, 2) ? idWord(scene, scene.random.pick(scene.living)) : anyId(scene),
});

/** Rights to revoke are those of the flexpage; half of the time my own page goes too. */
export function drawUnmap(scene: Scene): Registers {
  const { random, habits } = scene;
  const driven = drivenPage(scene);
  if (driven !== undefined && random.chance(1, 2))
    return { a0: abi.flexpageOf(driven, 0, random.pick([7, 7, 2, 5])), a1: random.below(2) };
  // One page of many: what was one piece is none any more.
  if (habits.regions && random.chance(1, 2))
    return { a0: abi.flexpageOf(anyPage(scene), 0, anyRights(random)), a1: random.below(4) };
  const top = random.chance(habits.chains ? 3 : 1, 4) ? topOfChain(scene) : undefined;
  return { a0: flexpageAt(scene, top?.page ?? anyPage(scene)), a1: random.below(4) };
}

type Top = { readonly page: number; readonly length: number };
type Spaces = readonly (readonly Mapping[] | undefined)[];

// A memo of the last answer: mostly no page has moved since.
let known: Known | undefined;
type Known = { readonly mine: number; readonly spaces: Spaces; readonly top: Top | undefined };

/** The page of mine below which the longest chain of derivations hangs, and how long that is. */
export function topOfChain({ state, me }: Scene): Top | undefined {
  const mine = taskOf(me);
  if (known?.mine !== mine || !hasSpaces(state, known.spaces)) {
    const spaces = state.tasks.map((_, number) => activeTask(state, number)?.space);
    known = { mine, spaces, top: findTop(state, mine) };
  }
  return known.top;
}

function hasSpaces(state: State, spaces: Spaces): boolean {
  if (state.tasks.length !== spaces.length) return false;
  for (let number = 0; number < spaces.length; number++)
    if (activeTask(state, number)?.space !== spaces[number]) return false;
  return true;
}

function findTop(state: State, mine: number): Top | undefined {
  let top: Top | undefined;
  for (let number = 1; number < state.tasks.length; number++)
    for (const { parent } of activeTask(state, number)?.space ?? []) {
      let place = parent;
      for (let length = 1; place !== undefined; length++) {
        if (place.task === mine && length > (top?.length ?? 0)) top = { page: place.page, length };
        place = mappingAt(state, place.task, place.page)?.parent;
      }
    }
  return top;
}

/** To somebody ready, somebody blocked, or nobody. */
export function drawSwitch(scene: Scene): Registers {
  const { random, state, living, habits } = scene;
  if (random.chance(1, 3)) return { a0: abi.NIL };
  // Who owns numbers goes on with the dynasty.
  const owners = living.filter(
    (key) => isReady(state, key) && state.tasks.some((task) => isOwned(task, taskOf(key))),
  );
  if (habits.tall && owners.length > 0 && random.chance(2, 3))
    return { a0: idWord(scene, random.pick(owners)) };
  return { a0: random.chance(1, 5) ? anyId(scene) : idWord(scene, random.pick(living)) };
}

/** Priorities near those that there are, and at the edges of what is allowed. */
export function drawSchedule(scene: Scene): Registers {
  const { random, state, living, task } = scene;
  const near = threadAt(state, random.pick(living)).priority - 1 + random.below(3);
  const priority = random.pick([near, near, near, task.mcp, task.mcp + 1, 1, 0, abi.UNCHANGED]);
  const slice = random.pick([1, 2, 3, abi.UNCHANGED, abi.UNCHANGED, 65535, 65536, 0]);
  const whom = random.chance(1, 6) ? anyId(scene) : idWord(scene, random.pick(living));
  return { a0: whom, a1: priority >>> 0, a2: slice };
}

/** Makes a thread, or reads, stops, starts and moves one. */
export function drawExRegs(scene: Scene): Registers {
  const { random, me } = scene;
  const lthread = anyLthread(scene);
  const exists =
    lthread < 64 && findThread(scene.state, threadKey(taskOf(me), lthread)) !== undefined;
  const spokenFor = exists && isSpokenFor(scene, threadKey(taskOf(me), lthread));
  const transfers = exists && isInTransfer(scene, threadKey(taskOf(me), lthread));
  const moves =
    random.chance(transfers ? 6 : spokenFor ? 2 : exists ? 5 : 9, 10) &&
    (lthread !== lthreadOf(me) || random.chance(1, 3));
  const setsSp = random.chance(exists && !spokenFor ? 3 : 9, 10);
  const setsPager = random.chance(1, 2);
  return {
    a0: lthread,
    a1: moves ? anyIp(scene) : abi.UNCHANGED,
    a2: setsSp ? random.word() : abi.UNCHANGED,
    a3: setsPager ? pagerId(scene) : abi.UNCHANGED,
  };
}

/** True iff strings of a message of it, or for it, are being copied. */
const isInTransfer = ({ state }: Scene, key: ThreadKey): boolean =>
  threadAt(state, key).transfer !== undefined;

/** True iff the kernel sends or waits on its behalf: what changes now must not change that. */
function isSpokenFor({ state }: Scene, key: ThreadKey): boolean {
  const { activity } = threadAt(state, key);
  return (
    (activity.tag === "polling" || activity.tag === "waiting") &&
    (activity.purpose === "pageFault" || activity.purpose === "exception")
  );
}

/** Makes, replaces, deletes or hands over a task. */
export function drawTaskNew(scene: Scene): Registers {
  const { random } = scene;
  const number = numberToTry(scene);
  const deletes = random.chance(chanceOfDeletion(scene, number), 12);
  return {
    a0: taskId(scene, number),
    a1: deletes ? heir(scene) : random.pick([255, 255, 100, 101, 99, 1 + random.below(255)]),
    a2: random.word(),
    a3: random.chance(1, 8) ? abi.UNCHANGED : anyIp(scene),
    a4: deletes ? abi.NIL : pagerId(scene),
  };
}

/** Of 12: a dynasty hands its numbers on, once there is somebody to hand them to. */
function chanceOfDeletion({ state, me, habits }: Scene, number: number): number {
  if (state.tasks[number]?.tag === "active") return habits.dynasty ? 10 : 6;
  const hasChild = state.tasks.some((task) => isChild(task, taskOf(me)));
  return habits.dynasty ? (hasChild ? 11 : 0) : 3;
}

/** Who gets a number: a child of mine rather than others, so that clans grow deep; in a tall
 *  dynasty the last of its line. */
function heir(scene: Scene): Word {
  const { random, state, near, living, me, habits } = scene;
  if (habits.tall && random.chance(3, 4)) {
    const depth = (key: ThreadKey): number => depthOf(state, taskOf(key));
    const deepest = Math.max(...living.map(depth));
    return idWord(scene, random.pick(living.filter((key) => depth(key) === deepest)));
  }
  const children = near.filter((key) => isChild(state.tasks[taskOf(key)], taskOf(me)));
  const child = pickFrom(random, children);
  return child === undefined || random.chance(1, 4) ? anyId(scene) : idWord(scene, child);
}

/** A number that is mine, active or not; seldom another. */
function numberToTry(scene: Scene): number {
  const { random, state, me, boot, habits } = scene;
  const driving = drivingChildren(scene);
  if (driving.length > 0 && random.chance(2, 3)) return random.pick(driving);
  const mine = taskOf(me);
  const numbers = state.tasks.map((_, number) => number).slice(1);
  const owned = numbers.filter((n) => isOwned(state.tasks[n], mine));
  const children = numbers.filter((n) => isChild(state.tasks[n], mine));
  const other = 1 + random.below(boot.tasks + 1);
  // Whose death somebody else would notice is worth deleting.
  const copied = children.filter((n) => isCopying(state, n));
  if (copied.length > 0 && !habits.tall && random.chance(2, 3)) return random.pick(copied);
  const missed = children.filter((n) => isAwaited(state, n));
  if (missed.length > 0 && !habits.dynasty && random.chance(1, 3)) return random.pick(missed);
  // A dynasty ends when it has grown: with a grandchild in its clan, or one more below that.
  const grown = children.filter((n) =>
    childrenOf(state, n).some((child) => !habits.tall || childrenOf(state, child).length > 0),
  );
  if (habits.dynasty && grown.length > 0 && random.chance(1, 3)) return random.pick(grown);
  const deletions = habits.dynasty ? 0 : children.length * 3;
  switch (random.weighted([owned.length * 6, deletions, habits.dynasty ? 6 : 1])) {
    case 0:
      return random.pick(owned);
    case 1:
      return random.pick(children);
    default:
      return other;
  }
}

/** True iff strings go from task `number` to another or back. */
const isCopying = (state: State, number: number): boolean =>
  threadKeys(state).some((key) => {
    const { transfer } = threadAt(state, key);
    return transfer !== undefined && taskOf(transfer.partner) === number && taskOf(key) !== number;
  });

/** True iff a thread of another task polls on one of task `number`, or waits for it. */
const isAwaited = (state: State, number: number): boolean =>
  threadKeys(state).some((key) => {
    if (taskOf(key) === number) return false;
    const { activity } = threadAt(state, key);
    if (activity.tag === "polling") return taskOf(activity.to) === number;
    if (activity.tag !== "waiting" || activity.source.tag === "open") return false;
    const { from } = activity.source;
    return from.tag === "thread" && from.task === number;
  });

const isOwned = (task: Task | undefined, mine: number): boolean =>
  task?.tag === "inactive" && task.owner === mine;

const childrenOf = (state: State, mine: number): readonly number[] =>
  [...state.tasks.keys()].filter((number) => isChild(state.tasks[number], mine));

const isChild = (task: Task | undefined, mine: number): boolean =>
  task?.tag === "active" && task.chief === mine;

/** The number's exact current id, mostly. */
function taskId(scene: Scene, number: number): Word {
  const { random, state, seen } = scene;
  const task = state.tasks[number];
  const version = task?.tag === "active" ? task.version : 0;
  if (random.chance(1, 8)) {
    const stale = pickFrom(
      random,
      seen.filter((id) => abi.taskOf(id) === number && abi.versionOf(id) !== version),
    );
    if (stale !== undefined) return stale;
  }
  const lthread = random.chance(1, 8) ? random.below(64) : 0;
  if (task?.tag === "active") return abi.threadIdOf(task.chief, number, lthread, version);
  return abi.threadIdOf(random.below(4), number, lthread, random.below(4));
}
