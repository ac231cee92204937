// What is out of the ordinary in a generated state: so that it can be said what was looked at.

import { taskOf, threadKey, type Name } from "../../spec/name.ts";
import { depthOf } from "../../spec/parts/clans.ts";
import { mappingAt, SIGMA0 } from "../../spec/parts/space.ts";
import { REGION_PAGES } from "../generate/boot.ts";
import {
  activeTask,
  findThread,
  threadAt,
  threadKeys,
  type Mapping,
  type State,
  type Thread,
  type Transfer,
} from "../../spec/state.ts";
import type { Boot } from "../../trace/event.ts";

const WORD = 2 ** 32;
const LATE_VERSION = 1020;

/** By name: true iff the state is such. */
const kinds: Readonly<Record<string, (survey: Survey) => boolean>> = {
  "strings in flight": ({ transfers }) => transfers.length > 0,
  "strings in flight, part of them copied": ({ transfers }) =>
    transfers.some((transfer) => transfer.role === "sender" && transfer.copied > 0),
  "interrupt lines attached": ({ state }) => state.lines.some(({ owner }) => owner !== undefined),
  "interrupt lines pending": ({ state }) => state.lines.some(({ pending }) => pending),
  "equal deadlines": ({ deadlines }) => new Set(deadlines).size < deadlines.length,
  "the clock beyond its first word": ({ state }) => state.now >= WORD,
  "a send queue of three or more": ({ threads }) => threads.some(({ queue }) => queue.length >= 3),
  "a chain of five mappings or more": ({ state, mappings }) =>
    mappings.some((mapping) => isDeep(state, mapping, 5)),
  "two mapping nodes left, or fewer": ({ boot, mappings }) =>
    boot.mappingNodes - mappings.length <= 2,
  "two thread blocks left, or fewer": ({ boot, threads }) => boot.threads - threads.length <= 2,
  "one of the last versions": ({ state }) =>
    state.tasks.some((task) =>
      task.tag === "active" ? task.version >= LATE_VERSION : task.lastVersion >= LATE_VERSION,
    ),
  "pagers that died": ({ state, threads }) => threads.some(({ pager }) => isDead(state, pager)),
  "4 MiB of memory in one piece": ({ spaces }) => spaces.some(hasWholeRegion),
  "three chiefs above a task": ({ state }) =>
    threadKeys(state).some((key) => depthOf(state, taskOf(key)) >= 3),
};

export type Kind = string;

export const kindNames: readonly Kind[] = Object.keys(kinds);

/** The parts of a state that are asked about. */
type Survey = {
  readonly boot: Boot;
  readonly state: State;
  readonly threads: readonly Thread[];
  readonly transfers: readonly Transfer[];
  readonly deadlines: readonly number[];
  readonly mappings: readonly Mapping[];
  /** Of tasks other than σ0. */
  readonly spaces: readonly (readonly Mapping[])[];
};

function surveyOf(boot: Boot, state: State): Survey {
  const threads = threadKeys(state).map((key) => threadAt(state, key));
  const spaces = state.tasks.map((_, number) => activeTask(state, number)?.space ?? []);
  return {
    boot,
    state,
    threads,
    transfers: threads.flatMap(({ transfer }) => (transfer === undefined ? [] : [transfer])),
    deadlines: threads.flatMap(({ activity }) =>
      "deadline" in activity && activity.deadline !== "never" ? [activity.deadline] : [],
    ),
    mappings: spaces.flat(),
    spaces: spaces.filter((_, number) => number !== SIGMA0),
  };
}

/** True iff the mapping was derived in `steps` steps or more. */
function isDeep(state: State, mapping: Mapping, steps: number): boolean {
  const { parent } = mapping;
  if (steps === 0) return true;
  const above = parent && mappingAt(state, parent.task, parent.page);
  return above !== undefined && isDeep(state, above, steps - 1);
}

/** True iff the name is of a thread that lived once, or of one that its task may have had. */
function isDead(state: State, name: Name): boolean {
  if (name.tag !== "thread") return false;
  const task = state.tasks[name.task];
  if (task === undefined) return false;
  if (task.tag === "inactive") return name.version <= task.lastVersion;
  const lives = findThread(state, threadKey(name.task, name.lthread)) !== undefined;
  return name.version < task.version || (name.version === task.version && !lives);
}

/** True iff some 4 MiB of the space, from a multiple of 4 MiB on, are all mapped. */
function hasWholeRegion(space: readonly Mapping[]): boolean {
  const counts = new Map<number, number>();
  for (const { page } of space) {
    const region = Math.floor(page / REGION_PAGES);
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return [...counts.values()].includes(REGION_PAGES);
}

/** All that is out of the ordinary. */
export function kindsOf(boot: Boot, state: State): readonly Kind[] {
  const survey = surveyOf(boot, state);
  return kindNames.filter((name) => kinds[name]?.(survey));
}
