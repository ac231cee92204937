// Calls of `ipc`: half-open ones are continued, and new ones begun.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import { named, threadAt } from "../../spec/state.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import type { Registers } from "../../trace/event.ts";
import { nameOf } from "../codec/name.ts";
import { anyId, anyWindow, timeout } from "./arguments.ts";
import { messageFor } from "./message.ts";
import { awaitsMe, hearsMe, idWord, pickFrom, type Scene } from "./scene.ts";

/** The registers of an `ipc` worth trying. */
export function drawIpc(scene: Scene): Registers {
  const { random, state, me, near } = scene;
  const { queue } = threadAt(state, me);
  const listeners = near.filter((key) => hearsMe(scene, key));
  const answers = listeners.filter((key) => awaitsMe(scene, key));
  const strangers = listeners.filter((key) => taskOf(key) !== taskOf(me));
  const weights = [answers.length * 40, listeners.length * 12, queue.length * 25, 10, 18];
  switch (random.weighted(weights)) {
    case 0:
      return send(scene, random.pick(answers));
    case 1:
      // Pages only move between tasks.
      return send(scene, random.pick(strangers.length > 0 ? strangers : listeners));
    case 2:
      return receive(scene, random.chance(1, 2) ? abi.ANY : idWord(scene, random.pick(queue)));
    case 3:
      return send(scene, pickFrom(random, near));
    default:
      return receive(scene, random.chance(2, 3) ? abi.ANY : anyId(scene));
  }
}

function timeouts(scene: Scene): Word {
  return ((timeout(scene) << 16) | timeout(scene)) >>> 0;
}

/** A send to `receiver`, or to anybody, and what may follow it. */
function send(scene: Scene, receiver: ThreadKey | undefined): Registers {
  const { random } = scene;
  const odd = receiver === undefined || random.chance(1, 15);
  const to = odd ? anyId(scene) : idWord(scene, receiver);
  const destination = named(scene.state, nameOf(to));
  return {
    a0: to,
    ...messageFor(scene, destination),
    a2: sourceAfter(scene, to),
    a3: timeouts(scene),
    a4: anyWindow(scene),
  };
}

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
  return { a0: abi.NIL, a1: 0, a2: from, a3: timeouts(scene), a4: anyWindow(scene) };
}
