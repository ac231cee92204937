// The scene in which an event is drawn: who runs, who else is there, and what they could do to each
// other that is worth a try.

import type { Prng } from "../../lib/prng.ts";
import { remembered } from "../../lib/remembered.ts";
import type { Word } from "../../lib/u32.ts";
import { taskOf, type Name, type ThreadKey } from "../../spec/name.ts";
import { isInReach } from "../../spec/parts/clans.ts";
import { isReceptive } from "../../spec/parts/rendezvous.ts";
import {
  activeTaskAt,
  idOf,
  isReady,
  threadAt,
  threadKeys,
  type ActiveTask,
  type State,
} from "../../spec/state.ts";
import type { Boot, Registers } from "../../trace/event.ts";
import { wordOfName } from "../codec/name.ts";
import type { Habits } from "./habits.ts";

export type Scene = {
  readonly random: Prng;
  readonly boot: Boot;
  readonly habits: Habits;
  readonly state: State;
  readonly me: ThreadKey;
  /** My own name. */
  readonly name: Name;
  readonly task: ActiveTask;
  /** Everybody who lives. */
  readonly living: readonly ThreadKey[];
  /** Those whom I reach without a chief between. */
  readonly near: readonly ThreadKey[];
  /** Those of them who would take a message from me. */
  readonly listeners: readonly ThreadKey[];
  /** Those whom I do not reach: somebody stands on the way. */
  readonly far: readonly ThreadKey[];
  /** Nobody but me is ready: if I block, the machine idles. */
  readonly lonely: boolean;
  /** Ids that were seen in this run; many of them name nobody any more. */
  readonly seen: readonly Word[];
};

/** The scene for the running thread `me`. */
export function sceneOf(
  random: Prng,
  boot: Boot,
  habits: Habits,
  state: State,
  me: ThreadKey,
  seen: readonly Word[],
): Scene {
  const task = activeTaskAt(state, taskOf(me));
  const name = idOf(state, me);
  const { living, near, listeners, far, lonely } = peopleAround(state, me, name);
  return {
    random,
    boot,
    habits,
    state,
    me,
    name,
    task,
    living,
    near,
    listeners,
    far,
    lonely,
    seen,
  };
}

type People = Pick<Scene, "living" | "near" | "listeners" | "far" | "lonely">;

function peopleAround(state: State, me: ThreadKey, name: Name): People {
  const living = threadKeys(state);
  const near: ThreadKey[] = [];
  const far: ThreadKey[] = [];
  const listeners: ThreadKey[] = [];
  let lonely = true;
  let home = 0;
  let isNear = false;
  for (const key of living) {
    // All threads of a task are as near, and they follow each other.
    if (taskOf(key) !== home) {
      home = taskOf(key);
      isNear = isInReach(state, me, idOf(state, key));
    }
    if (!isNear) far.push(key);
    if (key === me) continue;
    if (isNear) near.push(key);
    if (isNear && isReceptive(state, key, me, name)) listeners.push(key);
    if (isReady(state, key)) lonely = false;
  }
  return { living, near, listeners, far, lonely };
}

/** The id of a living thread, as a word. */
export const idWord = ({ state }: Scene, key: ThreadKey): Word => wordOfName(idOf(state, key));

/** Registers that are being drawn. In the order in which they are set they stand in the event. */
export type Draft = { -readonly [Each in keyof Registers]: Registers[Each] };

/** Registers of all parts; of a register that several set, the last word counts. Spreading costs
 *  twice as much, and leaves each object a hidden class of its own. */
export const joined = (...parts: readonly Registers[]): Registers => Object.assign({}, ...parts);

/** One of a list; undefined of an empty one. */
export const pickFrom = <T>(random: Prng, among: readonly T[]): T | undefined =>
  among.length === 0 ? undefined : random.pick(among);

/** True iff `key` waits openly, for me, or for somebody for whom I am heard. */
export const hearsMe = ({ state, me, name }: Scene, key: ThreadKey): boolean =>
  isReceptive(state, key, me, name);

/** True iff one of the listeners waits for me alone, or for somebody for whom I am heard. */
export const awaitsMe = ({ state }: Scene, listener: ThreadKey): boolean => {
  const { activity } = threadAt(state, listener);
  return activity.tag === "waiting" && activity.source.tag === "closed";
};

/** Those of another task who would take a message from me: pages only move between tasks. */
export const strangersOf: (scene: Scene) => readonly ThreadKey[] = remembered(({ listeners, me }) =>
  listeners.filter((key) => taskOf(key) !== taskOf(me)),
);
