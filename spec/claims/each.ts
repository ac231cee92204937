// Claims that are made of each thread by itself, or of each mapping: of those that are as they were
// they need not be made again.

import {
  changedPages,
  changedThreads,
  changesBetween,
  setOf,
  type PageChange,
  type Part,
} from "../changes.ts";
import type { StateClaim, Step } from "../claim.ts";
import { threadKey, type ThreadKey } from "../name.ts";
import { mappingAt, placeCode } from "../parts/space.ts";
import { activeTask, findThread, type Mapping, type State, type Thread } from "../state.ts";

/** What `violation` finds wrong with each living thread, ascending by key. */
export function ofEachThread(
  { tasks }: State,
  violation: (thread: Thread, key: ThreadKey) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (let number = 1; number < tasks.length; number++) {
    const task = tasks[number];
    if (task?.tag !== "active") continue;
    for (let lthread = 0; lthread < task.threads.length; lthread++) {
      const thread = task.threads[lthread];
      if (thread === undefined) continue;
      const wrong = violation(thread, threadKey(number, lthread));
      if (wrong !== undefined) found.push(wrong);
    }
  }
  return found;
}

/** A claim about states that is made of each thread. */
type ThreadClaim = Omit<StateClaim, "violations" | "stillHolds"> & {
  /** What it reads besides the thread: of all others, or of the state. */
  readonly around: readonly Part[];
  readonly violation: (thread: Thread, key: ThreadKey, state: State) => string | undefined;
};

/** The claim that none of the threads violates. */
export function eachThread({ around, violation, ...claim }: ThreadClaim): StateClaim {
  const others = setOf(around);
  const violations = (state: State): readonly string[] =>
    ofEachThread(state, (thread, key) => violation(thread, key, state));
  const stillHolds = (before: State, after: State): boolean => {
    const { parts, threads } = changesBetween(before, after);
    if ((parts & others) !== 0) return violations(after).length === 0;
    for (const key of threads) {
      const thread = findThread(after, key);
      if (thread !== undefined && violation(thread, key, after) !== undefined) return false;
    }
    return true;
  };
  return { ...claim, violations, stillHolds };
}

/** A mapping, and the one that it was derived from. */
export type Derivation = {
  readonly task: number;
  readonly mapping: Mapping;
  readonly parent: Mapping | undefined;
};

const parentOf = (state: State, { parent }: Mapping): Mapping | undefined =>
  parent === undefined ? undefined : mappingAt(state, parent.task, parent.page);

function ofEachMapping(
  state: State,
  violation: (derivation: Derivation, state: State) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (let task = 1; task < state.tasks.length; task++)
    for (const mapping of activeTask(state, task)?.space ?? []) {
      const wrong = violation({ task, mapping, parent: parentOf(state, mapping) }, state);
      if (wrong !== undefined) found.push(wrong);
    }
  return found;
}

/** A claim about states that is made of each mapping and its parent. */
type MappingClaim = Omit<StateClaim, "violations" | "stillHolds" | "reads"> & {
  readonly violation: (derivation: Derivation, state: State) => string | undefined;
};

/** The claim that none of the mappings violates. */
export function eachMapping({ violation, ...claim }: MappingClaim): StateClaim {
  const violations = (state: State): readonly string[] => ofEachMapping(state, violation);
  const stillHolds = (before: State, after: State): boolean => {
    for (const derivation of changedDerivations(before, after))
      if (violation(derivation, after) !== undefined) return false;
    return true;
  };
  return { ...claim, reads: ["spaces"], violations, stillHolds };
}

let known: { readonly pages: readonly PageChange[]; readonly found: readonly Derivation[] } = {
  pages: [],
  found: [],
};

const noDerivations: readonly Derivation[] = [];

/** The mappings that are not as they were, or whose parents are not. */
function changedDerivations(before: State, after: State): readonly Derivation[] {
  const pages = changedPages(before, after);
  if (known.pages === pages) return known.found;
  if (pages.length === 0) return noDerivations;
  const changed = new Set(pages.map(({ task, page }) => placeCode(task, page)));
  const found: Derivation[] = [];
  for (let task = 1; task < after.tasks.length; task++)
    for (const mapping of activeTask(after, task)?.space ?? []) {
      const { page, parent } = mapping;
      const isChanged =
        changed.has(placeCode(task, page)) ||
        (parent !== undefined && changed.has(placeCode(parent.task, parent.page)));
      if (isChanged) found.push({ task, mapping, parent: parentOf(after, mapping) });
    }
  known = { pages, found };
  return found;
}

/** What `violation` finds wrong with each thread that the step changed, ascending by key. */
export function ofEachChange(
  { before, after }: Step,
  violation: (
    key: ThreadKey,
    was: Thread | undefined,
    is: Thread | undefined,
  ) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (const key of changedThreads(before, after)) {
    const wrong = violation(key, findThread(before, key), findThread(after, key));
    if (wrong !== undefined) found.push(wrong);
  }
  return found;
}
