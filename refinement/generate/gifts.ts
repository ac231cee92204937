// The beginning of most runs: σ0 gives a page away. Before that nothing can be passed on, taken
// back, shared or lost, and left to chance it comes late, or never.

import * as abi from "../../abi/index.ts";
import { taskOf } from "../../spec/name.ts";
import { SIGMA0 } from "../../spec/parts/space.ts";
import type { State } from "../../spec/state.ts";
import type { CallName, Registers } from "../../trace/event.ts";
import { pageFor } from "./message.ts";
import { idWord, joined, pickFrom, strangersOf, type Scene } from "./scene.ts";

/** For so many events at most nothing is more urgent than a first page. */
const GIFT_EVENTS = 12;
/** For so many events at most a page goes from hand to hand. */
const RELAY_EVENTS = 24;

type Call = { readonly call: CallName; readonly registers: Registers };

/** What helps a page on its way, if that is wanted in this run and still to be done. */
export function drawGift(scene: Scene, events: number): Call | undefined {
  const { random, state, me, task, lonely, habits } = scene;
  const isFirst = habits.gifts && events < GIFT_EVENTS && !isAnybodyRich(state);
  const isRelay = habits.relay && events < RELAY_EVENTS;
  if (!(isFirst || isRelay) || random.chance(1, 8)) return undefined;
  const gives = isRelay ? task.space.length > 0 : taskOf(me) === SIGMA0;
  const stranger = gives ? pickFrom(random, strangersOf(scene)) : undefined;
  if (stranger !== undefined) {
    const page = pageFor(scene, stranger);
    return { call: "ipc", registers: joined(awaiting, { a0: idWord(scene, stranger) }, page) };
  }
  // Whoever could give lets others run, and they wait for something.
  if (taskOf(me) === SIGMA0) return { call: "threadSwitch", registers: { a0: abi.NIL } };
  return lonely ? undefined : { call: "ipc", registers: awaiting };
}

/** A wait for anybody, however long, and for pages anywhere. */
const awaiting: Registers = {
  a0: abi.NIL,
  a1: 0,
  a2: abi.ANY,
  a3: ((abi.TIMEOUT_NEVER << 16) | abi.TIMEOUT_NEVER) >>> 0,
  a4: abi.COMPLETE,
};

/** True iff somebody besides σ0 has a page. */
const isAnybodyRich = (state: State): boolean =>
  state.tasks.some(
    (task, number) => number !== SIGMA0 && task.tag === "active" && task.space.length > 0,
  );
