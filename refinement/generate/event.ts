// One event, drawn from what the state makes interesting.

import type { Prng } from "../../lib/prng.ts";
import { remembered } from "../../lib/remembered.ts";
import type { Word } from "../../lib/u32.ts";
import { u32 } from "../../lib/u32.ts";
import { describeKey, taskOf } from "../../spec/name.ts";
import { depthOf, route } from "../../spec/parts/clans.ts";
import { isHeard } from "../../spec/parts/lines.ts";
import { SIGMA0 } from "../../spec/parts/space.ts";
import { named, threadAt, type State } from "../../spec/state.ts";
import {
  exceptionNames,
  registerNames,
  type Boot,
  type CallName,
  type Registers,
  type TraceEvent,
} from "../../trace/event.ts";
import { isDevicePage } from "../deviceAccess.ts";
import { anyPage, wildWord } from "./arguments.ts";
import {
  drawExRegs,
  drawIdNearest,
  drawSchedule,
  drawSwitch,
  drawTaskNew,
  drawUnmap,
  topOfChain,
} from "./calls.ts";
import { drawGift } from "./gifts.ts";
import { copied, inOrder, kinds, type Habits, type Kind, type Weights } from "./habits.ts";
import { drawIpc } from "./ipc.ts";
import { drawInterrupt, drivenPage, drivingChildren } from "./lines.ts";
import {
  awaitsMe,
  hearsMe,
  pickFrom,
  sceneOf,
  strangersOf,
  type Draft,
  type Scene,
} from "./scene.ts";

/** What a run has been like so far. */
export type Past = { readonly events: number; readonly seen: readonly Word[] };

/** An event worth trying in `state`; while the machine idles, what comes from outside. */
export function drawEvent(
  random: Prng,
  boot: Boot,
  habits: Habits,
  state: State,
  past: Past,
): TraceEvent {
  if (state.running === undefined)
    return state.lines.some(isHeard) && random.chance(1, 2)
      ? drawInterrupt(random, state)
      : { event: "tick" };
  const scene = sceneOf(random, boot, habits, state, state.running, past.seen);
  const by = describeKey(scene.me);
  const gift = drawGift(scene, past.events);
  if (gift !== undefined) return { event: "call", by, ...gift };
  const kind = drawKind(scene, past);
  switch (kind) {
    case "tick":
      return { event: "tick" };
    case "interrupt":
      return drawInterrupt(random, state);
    case "access":
      return { event: random.pick(accesses), by, address: anyAddress(scene) };
    case "exception":
      return {
        event: "exception",
        by,
        exception: random.pick(exceptionNames),
        registers: some(scene),
      };
    default: {
      const registers = drawCall(scene, kind);
      const isWild = random.below(100) < habits.wildIn100;
      const given = isWild ? tampered(scene, registers) : registers;
      return { event: "call", by, call: kind, registers: given };
    }
  }
}

const accesses = ["load", "load", "store", "fetch"] as const;

/** For how many events a tall dynasty does nothing but grow, at most. */
const CHILDHOOD = 60;

/** True iff there is a task with three chiefs above it. */
const isGrown = ({ state, living }: Scene): boolean =>
  living.some((key) => depthOf(state, taskOf(key)) >= 3);

/** A chain of so many derivations is long. */
const LONG_CHAIN = 5;

const isTopOfALongChain = (scene: Scene): boolean => (topOfChain(scene)?.length ?? 0) >= LONG_CHAIN;

function drawKind(scene: Scene, past: Past): Kind {
  const { random, habits } = scene;
  if (habits.tall && past.events < CHILDHOOD && !isGrown(scene))
    return random.chance(1, 12) ? "ipc" : ownsNumbers(scene) ? "taskNew" : "threadSwitch";
  const weights = copied(habits.weights);
  if (scene.state.lines.length === 0) weights.interrupt = 0;
  // The young make tasks and threads first, or little would ever happen.
  if (past.events < habits.youth) {
    weights.lthreadExRegs += 8;
    weights.threadSwitch += 15;
  }
  if (habits.letters || habits.regions) weights.taskNew = Math.ceil(weights.taskNew / 4);
  else if (isCrowdWanted(scene)) weights.taskNew += 25;
  else if (hasNumbers(scene)) weights.taskNew += habits.dynasty ? 15 : 6;
  if (habits.dynasty) weights.idNearest += 5;

  if (habits.chains) {
    weights.fpageUnmap = Math.ceil(weights.fpageUnmap / 4);
    weights.ipc *= 3;
  }
  // Until it is worth it.
  if (random.chance(1, 4) && isTopOfALongChain(scene)) weights.fpageUnmap = 150;
  avoidVain(scene, weights);
  // Who has memory by 4 MiB looks at it, and cuts it.
  if (habits.regions && scene.task.space.length > 0 && taskOf(scene.me) !== SIGMA0) {
    weights.access += 60;
    weights.fpageUnmap += 40;
  }
  if (drivenPage(scene) !== undefined) weights.fpageUnmap += 5;
  if (drivingChildren(scene).length > 0) weights.taskNew += 20;
  if (scene.lonely) avoidIdling(scene, weights);
  return kinds[random.weighted(inOrder(weights))] as Kind;
}

/** True iff I could make a task, and there are few. */
function isCrowdWanted(scene: Scene): boolean {
  const { state, living, boot } = scene;
  const active = state.tasks.filter(({ tag }) => tag === "active").length;
  return ownsNumbers(scene) && active < 5 && living.length < boot.threads;
}

/** True iff an inactive number is mine. */
const ownsNumbers = ({ state, me }: Scene): boolean =>
  state.tasks.some((task) => task.tag === "inactive" && task.owner === taskOf(me));

/** What can only be refused, or do nothing, is tried less often. */
function avoidVain(scene: Scene, weights: Weights): void {
  const { state, task, me, living, boot } = scene;
  if (!hasNumbers(scene)) weights.taskNew = seldom(weights.taskNew);
  // σ0 has all pages: it is there to give them, not to take them back or to fill the pool.
  if (taskOf(me) === SIGMA0) {
    weights.fpageUnmap = seldom(weights.fpageUnmap);
    weights.lthreadExRegs = seldom(weights.lthreadExRegs);
  }
  if (task.space.length === 0) {
    weights.fpageUnmap = seldom(weights.fpageUnmap);
    // Who has no page asks for one: the pager answers.
    if (hasPager(scene)) weights.access *= 2;
    else weights.access = seldom(weights.access);
  }
  if (!hasPager(scene)) weights.exception = 1;
  if (task.space.length > 0 && taskOf(me) !== SIGMA0) weights.access *= 2;
  // Who polls on me, or waits for me, has waited long enough; pages want to be passed on.
  if (isSomebodyStuck(scene)) weights.ipc *= 3;
  else if (task.space.length > 0 && hasStrangers(scene)) weights.ipc *= 3;
  if (task.mcp < threadAt(state, me).priority)
    weights.threadSchedule = seldom(weights.threadSchedule);
  const siblings = task.threads.filter((thread) => thread !== undefined).length;
  if (siblings === 1 && living.length === boot.threads)
    weights.lthreadExRegs = seldom(weights.lthreadExRegs);
}

const seldom = (weight: number): number => Math.ceil(weight / 8);

/** Whom nobody would wake again had better not block. */
function avoidIdling(scene: Scene, weights: Weights): void {
  if (!isPagerListening(scene)) weights.access = weights.exception = 0;
  if (!isAnybodyThere(scene)) weights.ipc = Math.ceil(weights.ipc / 4);
  weights.lthreadExRegs += 3;
  if (hasNumbers(scene)) weights.taskNew += 5;
}

/** True iff there is a task number that I may use. */
const hasNumbers = remembered(({ state, me }: Scene): boolean =>
  state.tasks.some((task) => (task.tag === "active" ? task.chief : task.owner) === taskOf(me)),
);

/** True iff a fault of mine would not be the end of me. */
const hasPager = remembered(({ state, me }: Scene): boolean => {
  const pager = named(state, threadAt(state, me).pager);
  return pager !== undefined && pager !== me;
});

/** True iff somebody polls on me, or waits for nobody but me. */
const isSomebodyStuck = (scene: Scene): boolean =>
  threadAt(scene.state, scene.me).queue.length > 0 ||
  scene.listeners.some((key) => awaitsMe(scene, key));

/** True iff somebody of another task would take a message from me. */
const hasStrangers = (scene: Scene): boolean => strangersOf(scene).length > 0;

/** True iff an `ipc` of mine need not block. */
const isAnybodyThere = (scene: Scene): boolean =>
  threadAt(scene.state, scene.me).queue.length > 0 || scene.listeners.length > 0;

/** True iff a fault of mine would be heard at once, by my pager or on the way to it. */
function isPagerListening(scene: Scene): boolean {
  const { state, me } = scene;
  const way = route(state, me, threadAt(state, me).pager);
  return hasPager(scene) && way !== undefined && hearsMe(scene, way.to);
}

function drawCall(scene: Scene, call: CallName): Registers {
  switch (call) {
    case "ipc":
      return drawIpc(scene);
    case "idNearest":
      return drawIdNearest(scene);
    case "fpageUnmap":
      return drawUnmap(scene);
    case "threadSwitch":
      return drawSwitch(scene);
    case "threadSchedule":
      return drawSchedule(scene);
    case "lthreadExRegs":
      return drawExRegs(scene);
    case "taskNew":
      return drawTaskNew(scene);
  }
}

/** One or two arguments become anything. */
function tampered({ random }: Scene, registers: Registers): Registers {
  const names = Object.keys(registers) as (keyof Registers)[];
  const given: Draft = { ...registers };
  given[random.pick(registerNames)] = wildWord(random);
  if (names.length > 0) given[random.pick(names)] = wildWord(random);
  return given;
}

/** A word of a page that is worth a look, and is no device's. */
function anyAddress(scene: Scene): Word {
  const address = u32((pageToTouch(scene) << 12) | (scene.random.below(1024) << 2));
  return isDevicePage(scene.state, scene.me, address) ? address & 0xfff : address;
}

/** Without a pager, seldom one that would fault. */
function pageToTouch(scene: Scene): number {
  const { random, task, habits } = scene;
  const page = pickFrom(random, task.space)?.page;
  return page !== undefined && (!hasPager(scene) || random.chance(habits.regions ? 2 : 1, 3))
    ? page
    : anyPage(scene);
}

/** Registers that an exception tells of. */
const some = ({ random }: Scene): Registers =>
  random.chance(1, 2) ? {} : { a0: random.word(), a3: random.word(), t1: random.word() };
