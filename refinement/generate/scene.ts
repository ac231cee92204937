// The scene in which an event is drawn: who runs, who else is there, and what they could do to each
// other that is worth a try.

import type { Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { taskOf, type ThreadKey } from "../../spec/name.ts";
import {
  activeTaskAt,
  idOf,
  isReady,
  threadAt,
  threadKeys,
  type ActiveTask,
  type State,
} from "../../spec/state.ts";
import type { Boot } from "../../trace/event.ts";
import { wordOfName } from "../codec/name.ts";
import type { Habits } from "./habits.ts";

export type Scene = {
  readonly random: Prng;
  readonly boot: Boot;
  readonly habits: Habits;
  readonly state: State;
  readonly me: ThreadKey;
  readonly task: ActiveTask;
  /** Everybody who lives. */
  readonly living: readonly ThreadKey[];
  /** Those whom I reach without a chief between. */
  readonly near: readonly ThreadKey[];
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
  const living = threadKeys(state);
  const task = activeTaskAt(state, taskOf(me));
  const near = living.filter((key) => key !== me && reaches(state, me, key));
  const lonely = !living.some((key) => key !== me && isReady(state, key));
  return { random, boot, habits, state, me, task, living, near, lonely, seen };
}

/** Manual, 2.1: the same task, the same chief, or one the other's chief. */
function reaches(state: State, me: ThreadKey, other: ThreadKey): boolean {
  const [mine, theirs] = [activeTaskAt(state, taskOf(me)), activeTaskAt(state, taskOf(other))];
  return mine.chief === theirs.chief || mine.chief === taskOf(other) || theirs.chief === taskOf(me);
}

/** The id of a living thread, as a word. */
export const idWord = ({ state }: Scene, key: ThreadKey): Word => wordOfName(idOf(state, key));

/** One of a list; undefined of an empty one. */
export const pickFrom = <T>(random: Prng, among: readonly T[]): T | undefined =>
  among.length === 0 ? undefined : random.pick(among);

/** True iff `key` waits openly, or for me alone. */
export function hearsMe({ state, me }: Scene, key: ThreadKey): boolean {
  const { activity } = threadAt(state, key);
  if (activity.tag !== "waiting") return false;
  if (activity.source.tag === "open") return true;
  const { from } = activity.source;
  const mine = idOf(state, me);
  return from.tag === "thread" && wordOfName(from) === wordOfName(mine);
}

/** True iff `key` waits for me alone. */
export const awaitsMe = (scene: Scene, key: ThreadKey): boolean => {
  const { activity } = threadAt(scene.state, key);
  return activity.tag === "waiting" && activity.source.tag === "closed" && hearsMe(scene, key);
};
