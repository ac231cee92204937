// Calls of `ipc`: half-open ones are continued, and new ones begun.

import * as abi from "../../abi/index.ts";
import { u32, type Word } from "../../lib/u32.ts";
import { idOf, named, threadAt } from "../../spec/state.ts";
import { lthreadOf, sameName, taskOf, type ThreadKey } from "../../spec/name.ts";
import { nearest, route, standsBetween } from "../../spec/parts/clans.ts";
import { SIGMA0 } from "../../spec/parts/space.ts";
import type { Registers } from "../../trace/event.ts";
import { nameOf } from "../codec/name.ts";
import { anyId, anyWindow, timeout } from "./arguments.ts";
import { anyLine, linesFor, messageToLine } from "./lines.ts";
import { putMessage } from "./message.ts";
import { putStringRegisters } from "./strings.ts";
import {
  awaitsMe,
  hearsMe,
  idWord,
  joined,
  pickFrom,
  strangersOf,
  type Draft,
  type Scene,
} from "./scene.ts";

/** The registers of an `ipc` worth trying. */
export function drawIpc(scene: Scene): Registers {
  const { random, state, me, near, listeners, far, habits } = scene;
  const { queue } = threadAt(state, me);
  const answers = listeners.filter((key) => awaitsMe(scene, key));
  const [listening, acknowledging] = weightsOfLines(scene);
  const weights = [
    answers.length * 40,
    listeners.length * 12,
    queue.length * 25,
    10,
    18,
    far.length > 0 ? habits.farIn100 : 0,
    listening,
    acknowledging,
  ];
  switch (random.weighted(weights)) {
    case 0:
      return send(scene, random.pick(answers));
    case 1: {
      const strangers = strangersOf(scene);
      return send(scene, random.pick(strangers.length > 0 ? strangers : listeners));
    }
    case 2:
      return receive(scene, sourceFor(scene, random.pick(queue)));
    case 3:
      return send(scene, pickFrom(random, near));
    case 4:
      return receive(scene, random.chance(2, 3) ? abi.ANY : anyId(scene));
    case 6:
      return receive(scene, anyLine(scene));
    case 7:
      return sendToLine(scene);
    default:
      return random.chance(1, 3)
        ? receive(scene, idWord(scene, random.pick(far)))
        : send(scene, farDestination(scene));
  }
}

/** How much I like to wait for a line, and to write to one. σ0 could have all: others first. */
function weightsOfLines(scene: Scene): readonly [number, number] {
  if (scene.state.lines.length === 0) return [0, 0];
  const { open, mine } = linesFor(scene);
  const eagerness = taskOf(scene.me) === SIGMA0 ? 4 : 30;
  return [2 + open.length * eagerness + mine.length * 12, 1 + mine.length * 12];
}

/** Anybody, the one who polls on me, or somebody out of reach for whom it is heard. */
function sourceFor(scene: Scene, sender: ThreadKey): Word {
  const { random, far } = scene;
  const behind = far.filter((key) => isHeardFor(scene, sender, key));
  switch (random.weighted([50, 35, behind.length > 0 ? 35 : 0])) {
    case 0:
      return abi.ANY;
    case 1:
      return idWord(scene, sender);
    default:
      return idWord(scene, random.pick(behind));
  }
}

/** True iff a closed receive from `source` takes what `sender` sends me. */
const isHeardFor = ({ state, me }: Scene, sender: ThreadKey, source: ThreadKey): boolean =>
  sameName(nearest(state, me, idOf(state, source)).nearest, idOf(state, sender));

/** Out of reach; rather where somebody on the way listens. */
function farDestination(scene: Scene): ThreadKey {
  const { random, state, me, far } = scene;
  const heard = far.filter((key) => {
    const way = route(state, me, idOf(state, key));
    return way !== undefined && hearsMe(scene, way.to);
  });
  return pickFrom(random, heard) ?? random.pick(far);
}

/** An acknowledgement, and often the next wait: for that line, or for whatever comes. */
function sendToLine(scene: Scene): Registers {
  const message = messageToLine(scene);
  const source = scene.random.pick([abi.NIL, abi.ANY, message.a0 ?? abi.NIL, anyLine(scene)]);
  return joined(message, { a2: source, a3: timeouts(scene), a4: anyWindow(scene) });
}

function timeouts(scene: Scene): Word {
  return ((timeout(scene) << 16) | timeout(scene)) >>> 0;
}

/** A send to `receiver`, or to anybody, and what may follow it. */
function send(scene: Scene, receiver: ThreadKey | undefined): Registers {
  const { random, state, me } = scene;
  const odd = receiver === undefined || random.chance(1, 15);
  const to = odd ? anyId(scene) : idWord(scene, receiver);
  // Set one after the other: to join five parts takes longer.
  const registers: Draft = { a0: to };
  putMessage(scene, route(state, me, nameOf(to))?.to, registers);
  sign(scene, to, registers);
  registers.a2 = sourceAfter(scene, to);
  registers.a3 = timeouts(scene);
  registers.a4 = anyWindow(scene);
  putStringRegisters(scene, registers);
  return registers;
}

/** Puts another name on a message to `to`, at times: where I may, and where I may not. */
function sign(scene: Scene, to: Word, registers: Draft): void {
  const { random, living } = scene;
  const wards = wardsOf(scene, to);
  if (random.chance(wards.length > 0 ? 8 : 15, wards.length > 0 ? 15 : 16)) return;
  const stray = random.chance(1, 10) ? anyId(scene) : idWord(scene, random.pick(living));
  const ward = pickFrom(random, wards);
  registers.a1 = u32((registers.a1 ?? 0) | abi.TAG_PROPAGATED);
  registers.t0 = ward === undefined || random.chance(1, 8) ? stray : idWord(scene, ward);
}

/** In whose name I may speak to `to`; only the one whom it waits for, if there is such a one. */
function wardsOf(scene: Scene, to: Word): readonly ThreadKey[] {
  const { state, me, living } = scene;
  const name = nameOf(to);
  const destination = named(state, name);
  if (destination === undefined || !(isChief(scene) || destination === me)) return [];
  const wards = living.filter((key) => standsBetween(state, me, idOf(state, key), name));
  const { activity } = threadAt(state, destination);
  if (activity.tag !== "waiting" || activity.source.tag === "open") return wards;
  const { from } = activity.source;
  const awaited = wards.filter((key) => sameName(idOf(state, key), from));
  return awaited.length > 0 ? awaited : wards;
}

/** True iff messages between others may come to me: of a chief, lthread 0 stands between. */
const isChief = ({ state, me }: Scene): boolean =>
  lthreadOf(me) === 0 &&
  state.tasks.some((task) => task.tag === "active" && task.chief === taskOf(me));

/** No receive phase, a call, reply and wait, or something else. */
function sourceAfter(scene: Scene, to: Word): Word {
  const { random } = scene;
  switch (random.weighted([40, 25, 25, 10])) {
    case 0:
      return abi.NIL;
    case 1:
      return to;
    case 2:
      return abi.ANY;
    default:
      return anyId(scene);
  }
}

function receive(scene: Scene, from: Word): Registers {
  const a3 = timeouts(scene);
  const registers: Draft = { a0: abi.NIL, a1: 0, a2: from, a3, a4: anyWindow(scene) };
  putStringRegisters(scene, registers);
  return registers;
}
