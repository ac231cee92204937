// Other mappings: chains of derivations through all tasks, until nodes or tables run out, and fewer
// rights than were given.

import { USER_AREA_PAGES } from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import type { TaskNumber } from "../../spec/name.ts";
import { all, meet, type Rights } from "../../spec/rights.ts";
import type { Mapping, Place } from "../../spec/state.ts";
import { activeNumbers, taskAt, type Draft, type Perturbation } from "./draft.ts";
import { freeIn, tablesFor } from "./writeSpaces.ts";

type Placed = Place & { readonly mapping: Mapping };

const everything = (draft: Draft): readonly Placed[] =>
  activeNumbers(draft).flatMap((task) =>
    taskAt(draft.tasks, task).space.map((mapping) => ({
      task: task as TaskNumber,
      page: mapping.page,
      mapping,
    })),
  );

/** A mapping more, if there is memory for it and the page is free; false if not. */
function add(draft: Draft, number: number, mapping: Mapping): boolean {
  const task = taskAt(draft.tasks, number);
  if (task.space.some(({ page }) => page === mapping.page)) return false;
  const space = [...task.space, mapping].toSorted((a, b) => a.page - b.page);
  const { tables, nodes } = freeIn(draft);
  if (nodes < 1 || tables < tablesFor(space) - tablesFor(task.space)) return false;
  task.space = space;
  return true;
}

/** Pages near those in use, near the ends of a table, or anywhere. */
function anyPage(random: Prng): number {
  const near = 0x40 + random.below(16);
  const edge = random.pick([0, 0x3ff, 0x400, 0x7ff, 0x10000, USER_AREA_PAGES - 1]);
  return random.pick([near, near, edge, random.below(USER_AREA_PAGES)]);
}

/** Each derived from the one before: as deep as memory allows, at times. */
export const deeperChains: Perturbation = (draft, random) => {
  const places = everything(draft);
  if (places.length === 0) return;
  let above: Placed = random.pick(places);
  const left = random.below(4);
  for (let tries = random.pick([4, 200, 200]); tries > 0 && freeIn(draft).nodes > left; tries--) {
    const task = random.pick(activeNumbers(draft)) as TaskNumber;
    const { frame, rights } = above.mapping;
    const fewer = random.chance(1, 8) ? meet(rights, random.below(8) as Rights) : rights;
    const parent: Place = { task: above.task, page: above.page };
    const page = anyPage(random);
    const mapping: Mapping = { page, frame, rights: fewer === 0 ? rights : fewer, parent };
    if (!add(draft, task, mapping)) continue;
    if (random.chance(7, 8)) above = { task, page, mapping };
  }
};

const isParent = (places: readonly Placed[], { task, page }: Place): boolean =>
  places.some(({ mapping: { parent } }) => parent?.task === task && parent.page === page);

/** Mappings from which nothing was derived lose rights, as if their giver had taken them. */
export const fewerRights: Perturbation = (draft, random) => {
  const places = everything(draft);
  const devices = new Set((draft.boot.devices ?? []).map(({ frame }) => frame));
  for (const { task, page, mapping } of places) {
    const isLeaf = mapping.parent !== undefined && !isParent(places, { task, page });
    if (!isLeaf || devices.has(mapping.frame) || random.chance(1, 2)) continue;
    const rights = meet(meet(mapping.rights, random.below(8) as Rights), all);
    if (rights === 0) continue;
    const entry = taskAt(draft.tasks, task);
    entry.space = entry.space.map((own) => (own === mapping ? { ...own, rights } : own));
  }
};
