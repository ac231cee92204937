// The mapping forest, state by state. Source: manual, section 5.

import type { StateClaim } from "../claim.ts";
import { describeRights, within } from "../rights.ts";
import type { Mapping, Place, State } from "../state.ts";
import { eachMapping, parentOf } from "./each.ts";
import { SIGMA0 } from "../parts/space.ts";

/** "task:page" for people. */
export const describePlace = (task: number, page: number): string => `${task}:${page.toString(16)}`;

const nameOf = (task: number, { page }: Mapping): string => describePlace(task, page);

const placeText = ({ task, page }: Place): string => describePlace(task, page);

export const derivationsFormAForest: StateClaim = eachMapping({
  name: "derivationsFormAForest",
  family: "mapping",
  says: "Every mapping was derived, step by step, from a page of σ0's; nothing else is a root.",
  violation: ({ task, mapping, parent }, state) => {
    if (mapping.parent === undefined)
      return task === SIGMA0 ? undefined : `${nameOf(task, mapping)} is a root outside of σ0`;
    if (parent === undefined)
      return `${nameOf(task, mapping)} is derived from ${placeText(mapping.parent)}, which is gone`;
    return reachesARoot(state, mapping)
      ? undefined
      : `${nameOf(task, mapping)} is derived from itself`;
  },
});

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

export const aMappingHasItsParentsFrame: StateClaim = eachMapping({
  name: "aMappingHasItsParentsFrame",
  family: "mapping",
  says: "A mapping is of the same frame as the one that it was derived from.",
  violation: ({ task, mapping, parent }) =>
    parent === undefined || parent.frame === mapping.frame
      ? undefined
      : `${nameOf(task, mapping)} has frame ${mapping.frame.toString(16)}, ` +
        `its parent ${parent.frame.toString(16)}`,
});

export const rightsNeverGrowDownTheTree: StateClaim = eachMapping({
  name: "rightsNeverGrowDownTheTree",
  family: "mapping",
  says: "A mapping has no right that the one it was derived from lacks.",
  violation: ({ task, mapping, parent }) =>
    parent === undefined || within(mapping.rights, parent.rights)
      ? undefined
      : `${nameOf(task, mapping)} has ${describeRights(mapping.rights)}, ` +
        `its parent ${describeRights(parent.rights)}`,
});

export const everyMappingHasRights: StateClaim = eachMapping({
  name: "everyMappingHasRights",
  family: "mapping",
  says: "A mapping without rights does not exist, and none writes what it may not read.",
  violation: ({ task, mapping }) =>
    mapping.rights === 0 || (mapping.rights & 6) === 2
      ? `${nameOf(task, mapping)} has rights ${describeRights(mapping.rights)}`
      : undefined,
});
