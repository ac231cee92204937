// What is true of every state of L4-mini.

import { nothing, type Claim, type State } from "../../engines/exhaustive/index.ts";
import {
  EMPTY,
  type Fields,
  frameOf,
  parentOf,
  rightsOf,
  ROOT,
  slotOf,
  RUN,
  SLOTS,
  TASKS,
} from "./kinds.ts";
import { isOffering, isReady, mappings } from "./rules.ts";

type S = State<Fields>;

/** I1 to I5, with pages for at most `k` mappings. */
export const claims = (k: number): readonly Claim<Fields>[] => [
  {
    name: "aMappingHasItsParentsFrame",
    says: "The parent of a mapping is there, has the same frame and no fewer rights.",
    violations: orphans,
  },
  {
    name: "derivationsFormAForest",
    says: "Following parents from any mapping leads to a root.",
    violations: cycles,
  },
  {
    name: "aFrameHasOneRoot",
    says: "At most one root mapping is of the same frame.",
    violations: doubleRoots,
  },
  {
    name: "noRendezvousIsMissed",
    says: "No thread waits for a message that another one is offering to it.",
    violations: missedRendezvous,
  },
  {
    name: "mappingsFitThePool",
    says: "There are never more mappings than the pool has nodes.",
    violations: (s) => (mappings(s) <= k ? nothing : [`${mappings(s)} mappings, ${k} nodes`]),
  },
];

function orphans(s: S): readonly string[] {
  for (let slot = 0; slot < SLOTS; slot++) {
    const child = s.slot.get(slot);
    if (child === EMPTY || parentOf(child) === ROOT) continue;
    const parent = s.slot.get(slotOf(parentOf(child)));
    const agree = parent !== EMPTY && frameOf(parent) === frameOf(child);
    if (!agree || rightsOf(parent) < rightsOf(child)) {
      return [
        `slot ${slot} is derived from slot ${slotOf(parentOf(child))}, which has no such page`,
      ];
    }
  }
  return nothing;
}

function cycles(s: S): readonly string[] {
  for (let slot = 0; slot < SLOTS; slot++) {
    let above = slot;
    for (let steps = 0; steps <= SLOTS; steps++) {
      const content = s.slot.get(above);
      if (content === EMPTY || parentOf(content) === ROOT) break;
      if (steps === SLOTS) return [`the parents of slot ${slot} go round in a circle`];
      above = slotOf(parentOf(content));
    }
  }
  return nothing;
}

function doubleRoots(s: S): readonly string[] {
  let seen = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    const content = s.slot.get(slot);
    if (content === EMPTY || parentOf(content) !== ROOT) continue;
    const frame = 1 << frameOf(content);
    if ((seen & frame) !== 0) return [`slot ${slot} is a second root of frame ${frameOf(content)}`];
    seen |= frame;
  }
  return nothing;
}

function missedRendezvous(s: S): readonly string[] {
  for (let i = 0; i < TASKS; i++) {
    if (s.thread.get(i) === RUN) continue;
    for (let j = 0; j < TASKS; j++) {
      if (i !== j && isOffering(s, j, i) && isReady(s, i, j)) {
        return [`thread ${j} offers a message to thread ${i}, which waits for one`];
      }
    }
  }
  return nothing;
}
