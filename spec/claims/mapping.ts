// The mapping forest, state by state. Source: manual, section 5.

import type { StateClaim } from "../claim.ts";
import { describeRights, within } from "../rights.ts";
import { activeTask, type Mapping, type Place, type State } from "../state.ts";
import { mappingAt, SIGMA0 } from "../parts/space.ts";

/** "task:page" for people. */
export const describePlace = (task: number, page: number): string => `${task}:${page.toString(16)}`;

/** What `violation` finds wrong with each mapping. */
function ofEach(
  state: State,
  violation: (mapping: Mapping, task: number) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (let number = 1; number < state.tasks.length; number++)
    for (const mapping of activeTask(state, number)?.space ?? []) {
      const wrong = violation(mapping, number);
      if (wrong !== undefined) found.push(`${describePlace(number, mapping.page)} ${wrong}`);
    }
  return found;
}

const placeText = ({ task, page }: Place): string => describePlace(task, page);

const parentOf = (state: State, { parent }: Mapping): Mapping | undefined =>
  parent === undefined ? undefined : mappingAt(state, parent.task, parent.page);

export const derivationsFormAForest: StateClaim = {
  name: "derivationsFormAForest",
  family: "mapping",
  says: "Every mapping was derived, step by step, from a page of σ0's; nothing else is a root.",
  reads: ["spaces"],
  violations: (state) =>
    ofEach(state, (mapping, task) => {
      if (mapping.parent === undefined)
        return task === SIGMA0 ? undefined : "is a root outside of σ0";
      if (parentOf(state, mapping) === undefined)
        return `is derived from ${placeText(mapping.parent)}, which is gone`;
      return reachesARoot(state, mapping) ? undefined : "is derived from itself";
    }),
};

function reachesARoot(state: State, mapping: Mapping): boolean {
  // Two walkers, one twice as fast: they meet iff there is a cycle.
  let slow: Mapping | undefined = mapping;
  let fast: Mapping | undefined = parentOf(state, mapping);
  while (fast !== undefined) {
    if (fast === slow) return false;
    slow = slow === undefined ? undefined : parentOf(state, slow);
    const next = parentOf(state, fast);
    fast = next === undefined ? undefined : parentOf(state, next);
  }
  return true;
}

export const aMappingHasItsParentsFrame: StateClaim = {
  name: "aMappingHasItsParentsFrame",
  family: "mapping",
  says: "A mapping is of the same frame as the one that it was derived from.",
  reads: ["spaces"],
  violations: (state) =>
    ofEach(state, (mapping) => {
      const parent = parentOf(state, mapping);
      return parent === undefined || parent.frame === mapping.frame
        ? undefined
        : `has frame ${mapping.frame.toString(16)}, its parent ${parent.frame.toString(16)}`;
    }),
};

export const rightsNeverGrowDownTheTree: StateClaim = {
  name: "rightsNeverGrowDownTheTree",
  family: "mapping",
  says: "A mapping has no right that the one it was derived from lacks.",
  reads: ["spaces"],
  violations: (state) =>
    ofEach(state, (mapping) => {
      const parent = parentOf(state, mapping);
      return parent === undefined || within(mapping.rights, parent.rights)
        ? undefined
        : `has ${describeRights(mapping.rights)}, its parent ${describeRights(parent.rights)}`;
    }),
};

export const everyMappingHasRights: StateClaim = {
  name: "everyMappingHasRights",
  family: "mapping",
  says: "A mapping without rights does not exist, and none writes what it may not read.",
  reads: ["spaces"],
  violations: (state) =>
    ofEach(state, ({ rights }) =>
      rights === 0 || (rights & 6) === 2 ? `has rights ${describeRights(rights)}` : undefined,
    ),
};
