// What is out of the ordinary in a generated state: so that it can be said what was looked at.

import { taskOf } from "../../spec/name.ts";
import { depthOf } from "../../spec/parts/clans.ts";
import { mappingAt } from "../../spec/parts/space.ts";
import {
  activeTask,
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
};

function surveyOf(boot: Boot, state: State): Survey {
  const threads = threadKeys(state).map((key) => threadAt(state, key));
  return {
    boot,
    state,
    threads,
    transfers: threads.flatMap(({ transfer }) => (transfer === undefined ? [] : [transfer])),
    deadlines: threads.flatMap(({ activity }) =>
      "deadline" in activity && activity.deadline !== "never" ? [activity.deadline] : [],
    ),
    mappings: state.tasks.flatMap((_, number) => activeTask(state, number)?.space ?? []),
  };
}

/** True iff the mapping was derived in `steps` steps or more. */
function isDeep(state: State, mapping: Mapping, steps: number): boolean {
  const { parent } = mapping;
  if (steps === 0) return true;
  const above = parent && mappingAt(state, parent.task, parent.page);
  return above !== undefined && isDeep(state, above, steps - 1);
}

/** All that is out of the ordinary. */
export function kindsOf(boot: Boot, state: State): readonly Kind[] {
  const survey = surveyOf(boot, state);
  return kindNames.filter((name) => kinds[name]?.(survey));
}
