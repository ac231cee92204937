// One event, drawn from what the state makes interesting.

import type { Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { u32 } from "../../lib/u32.ts";
import { describeKey } from "../../spec/name.ts";
import { isReceptive } from "../../spec/parts/rendezvous.ts";
import { named, threadAt, type State } from "../../spec/state.ts";
import {
  exceptionNames,
  registerNames,
  type Boot,
  type CallName,
  type Registers,
  type TraceEvent,
} from "../../trace/event.ts";
import { anyPage, wildWord } from "./arguments.ts";
import {
  drawExRegs,
  drawIdNearest,
  drawSchedule,
  drawSwitch,
  drawTaskNew,
  drawUnmap,
} from "./calls.ts";
import { kinds, type Habits, type Kind } from "./habits.ts";
import { drawIpc } from "./ipc.ts";
import { hearsMe, sceneOf, type Scene } from "./scene.ts";

/** What a run has been like so far. */
export type Past = { readonly events: number; readonly seen: readonly Word[] };

/** An event worth trying in `state`; nothing but ticks while the machine idles. */
export function drawEvent(
  random: Prng,
  boot: Boot,
  habits: Habits,
  state: State,
  past: Past,
): TraceEvent {
  if (state.running === undefined) return { event: "tick" };
  const scene = sceneOf(random, boot, habits, state, state.running, past.seen);
  const kind = drawKind(scene, past);
  const by = describeKey(scene.me);
  switch (kind) {
    case "tick":
      return { event: "tick" };
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
      const wild = random.below(100) < habits.wildIn100;
      return {
        event: "call",
        by,
        call: kind,
        registers: wild ? tampered(scene, registers) : registers,
      };
    }
  }
}

const accesses = ["load", "load", "store", "fetch"] as const;

function drawKind(scene: Scene, past: Past): Kind {
  const { random, habits } = scene;
  const weights = { ...habits.weights };
  // The young make tasks and threads first, or little would ever happen.
  if (past.events < habits.youth) {
    weights.taskNew += 30;
    weights.lthreadExRegs += 15;
    weights.threadSwitch += 10;
  }
  // Whom nobody would wake again had better not fault.
  if (scene.lonely) {
    if (!isPagerListening(scene)) weights.access = weights.exception = 0;
    if (!isAnybodyThere(scene)) weights.ipc = Math.ceil(weights.ipc / 8);
    weights.lthreadExRegs += 5;
    weights.taskNew += 5;
  }
  return kinds[random.weighted(kinds.map((kind) => weights[kind]))] as Kind;
}

/** True iff an `ipc` of mine need not block. */
const isAnybodyThere = (scene: Scene): boolean =>
  threadAt(scene.state, scene.me).queue.length > 0 || scene.near.some((key) => hearsMe(scene, key));

function isPagerListening({ state, me }: Scene): boolean {
  const pager = named(state, threadAt(state, me).pager);
  return pager !== undefined && pager !== me && isReceptive(state, pager, me);
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
  const first = { ...registers, [random.pick(registerNames)]: wildWord(random) };
  const names = Object.keys(registers) as (keyof Registers)[];
  return names.length === 0 ? first : { ...first, [random.pick(names)]: wildWord(random) };
}

/** A word of a page that is worth a look. */
const anyAddress = (scene: Scene): Word =>
  u32((anyPage(scene) << 12) | (scene.random.below(1024) << 2));

/** Registers that an exception tells of. */
const some = ({ random }: Scene): Registers =>
  random.chance(1, 2) ? {} : { a0: random.word(), a3: random.word(), t1: random.word() };
