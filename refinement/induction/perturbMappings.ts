// Other mappings: chains of derivations through all tasks, until nodes or tables run out, and fewer
// rights than were given.

import { PAGE_BYTES, USER_AREA_PAGES, USER_FRAMES_START } from "../../abi/index.ts";
import type { Prng } from "../../lib/prng.ts";
import type { TaskNumber } from "../../spec/name.ts";
import { placeCode, SIGMA0 } from "../../spec/parts/space.ts";
import { all, meet, type Rights } from "../../spec/rights.ts";
import type { Mapping, Place } from "../../spec/state.ts";
import { hasRegion, REGION_PAGES } from "../generate/boot.ts";
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

/** The first region of memory that users have whole. */
const FIRST_REGION = Math.ceil(USER_FRAMES_START / PAGE_BYTES / REGION_PAGES);

/** Tasks have 4 MiB in one piece, from σ0 or from each other, while there is memory. */
export const wholeRegions: Perturbation = (draft, random) => {
  if (!hasRegion(draft.boot)) return;
  let from: Region = { task: SIGMA0 as TaskNumber, region: FIRST_REGION };
  for (let tries = 4; tries > 0; tries--) {
    const task = random.pick(activeNumbers(draft)) as TaskNumber;
    const region = random.pick([0, 1, random.below(USER_AREA_PAGES / REGION_PAGES)]);
    if (task !== from.task && addRegion(draft, from, { task, region })) from = { task, region };
  }
};

/** The pages of a task from a multiple of 4 MiB on. */
type Region = { readonly task: TaskNumber; readonly region: number };

const isInRegion = (region: number, page: number): boolean =>
  Math.floor(page / REGION_PAGES) === region;

/** All pages of one region are mapped to another, if it is empty and there is memory. */
function addRegion(draft: Draft, from: Region, to: Region): boolean {
  const target = taskAt(draft.tasks, to.task);
  const pages = taskAt(draft.tasks, from.task).space.filter(({ page }) =>
    isInRegion(from.region, page),
  );
  const { tables, nodes } = freeIn(draft);
  if (pages.length < REGION_PAGES || nodes < REGION_PAGES || tables < 1) return false;
  if (target.space.some(({ page }) => isInRegion(to.region, page))) return false;
  const added = pages.map(({ page, frame, rights }) => ({
    page: to.region * REGION_PAGES + (page % REGION_PAGES),
    frame,
    rights,
    parent: { task: from.task, page },
  }));
  target.space = [...target.space, ...added].toSorted((a, b) => a.page - b.page);
  return true;
}

/** The places from which others were derived, as numbers. */
const parentsIn = (places: readonly Placed[]): ReadonlySet<number> =>
  new Set(
    places.flatMap(({ mapping: { parent } }) =>
      parent === undefined ? [] : [placeCode(parent.task, parent.page)],
    ),
  );

/** Mappings from which nothing was derived lose rights, as if their giver had taken them. */
export const fewerRights: Perturbation = (draft, random) => {
  const places = everything(draft);
  const parents = parentsIn(places);
  const devices = new Set((draft.boot.devices ?? []).map(({ frame }) => frame));
  const changed = new Map<Mapping, Mapping>();
  for (const { task, page, mapping } of places) {
    const isLeaf = mapping.parent !== undefined && !parents.has(placeCode(task, page));
    if (!isLeaf || devices.has(mapping.frame) || random.chance(1, 2)) continue;
    const rights = meet(meet(mapping.rights, random.below(8) as Rights), all);
    if (rights !== 0) changed.set(mapping, { ...mapping, rights });
  }
  for (const entry of draft.tasks)
    entry.space = entry.space.map((mapping) => changed.get(mapping) ?? mapping);
};
