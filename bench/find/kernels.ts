// Two kernels side by side: L4-mini, and one that keeps its own mappings and has one of five bugs.
// Only what a user could see is compared: which frame a page shows, with which rights.

import {
  array,
  cell,
  finiteModel,
  nothing,
  numbers,
  type Cells,
  type Field,
  type FiniteModel,
  type State,
} from "../../engines/exhaustive/index.ts";
import {
  derivedFrom,
  EMPTY,
  fieldsOf,
  frameOf,
  mapping,
  PAGES,
  parentOf,
  rightsOf,
  ROOT,
  slotOf,
  SLOTS,
} from "../l4-mini/kinds.ts";
import { l4mini } from "../l4-mini/model.ts";

/** The five seeded bugs of the mapping model. */
export const mappingBugs = {
  unmapIsNotRecursive: "unmap takes the children and leaves what is derived from them",
  grantOrphansTheChildren: "grant leaves the children of what it moves without a parent",
  rightsGrowBelowDepthThree: "a mapping more than three derivations from its root may be written",
  unmapStopsAtDepthFour: "unmap goes down three levels and no further",
  fourthFlushWipesAStranger: "the fourth unmap of a page takes a mapping of somebody else, too",
} as const;
export type MappingBug = keyof typeof mappingBugs;

/** The one claim that they violate. */
export const MAPPING_CLAIM = "thePageTablesAgree";

type Fields = {
  readonly thread: Field;
  readonly slot: Field;
  /** What the other kernel has in each slot. */
  readonly real: Field;
  /** How often each slot was unmapped, for the kernel that counts. */
  readonly flushes: Field;
};

/** Mappings that there is room for: as many as there are slots. */
const K = SLOTS;
const FLUSHES = 4;

/** L4-mini and a kernel with `bug`, or with none, doing the same. */
export function sideBySide(bug: MappingBug | undefined): FiniteModel<Fields> {
  const configuration = { k: K, pages: "ofEachTask", grantForgetsChildren: false } as const;
  const model = l4mini(configuration);
  const { thread, slot } = fieldsOf("ofEachTask");
  const counts = bug === "fourthFlushWipesAStranger";
  const flushes = counts ? array(slot.index, numbers(FLUSHES)) : cell(numbers(1));
  const fields: Fields = { thread, slot, real: slot, flushes };
  return finiteModel<Fields>({
    ...model,
    name: `L4-mini(${K}) beside a kernel ${bug === undefined ? "without a bug" : `with ${bug}`}`,
    fields,
    starts: (s, next) =>
      model.starts(s, (action) => {
        for (let at = 0; at < SLOTS; at++) s.real.set(at, s.slot.get(at));
        next(action);
      }),
    steps: (s, next) =>
      model.steps(s, (action, ...values) => {
        perform(bug, s, action, values);
        next(action, ...values);
      }),
    claims: [
      {
        name: MAPPING_CLAIM,
        says: "Each page shows the same frame with the same rights in both kernels.",
        violations: differences,
      },
    ],
    goals: [],
  });
}

function differences({ slot, real }: State<Fields>): readonly string[] {
  for (let at = 0; at < SLOTS; at++) {
    const [wanted, there] = [slot.get(at), real.get(at)];
    if (wanted === there) continue;
    const isSame =
      wanted !== EMPTY &&
      there !== EMPTY &&
      frameOf(wanted) === frameOf(there) &&
      rightsOf(wanted) === rightsOf(there);
    if (!isSame) return [`page ${at % PAGES} of task ${Math.floor(at / PAGES)} differs`];
  }
  return nothing;
}

/** The other kernel does what L4-mini did. */
function perform(
  bug: MappingBug | undefined,
  { real, flushes }: State<Fields>,
  action: string,
  values: readonly number[],
): void {
  const [i = 0, v = 0, j = 0, w = 0, r = 0] = values;
  const [from, to] = [i * PAGES + v, j * PAGES + w];
  switch (action) {
    case "map": {
      const grows = bug === "rightsGrowBelowDepthThree" && heightAbove(real, from) >= 3;
      return real.set(to, mapping(frameOf(real.get(from)), grows ? 1 : r, derivedFrom(from)));
    }
    case "grant":
      return grant(bug, real, from, to);
    case "unmap":
      return unmap(bug, { real, flushes }, from, j === 1);
    default:
      return;
  }
}

function grant(bug: MappingBug | undefined, real: Cells, from: number, to: number): void {
  real.set(to, real.get(from));
  real.set(from, EMPTY);
  if (bug === "grantOrphansTheChildren") return;
  for (let at = 0; at < SLOTS; at++) {
    const child = real.get(at);
    if (child !== EMPTY && parentOf(child) === derivedFrom(from))
      real.set(at, mapping(frameOf(child), rightsOf(child), derivedFrom(to)));
  }
}

/** How deep unmap goes. */
const levels = (bug: MappingBug | undefined): number => {
  if (bug === "unmapIsNotRecursive") return 1;
  return bug === "unmapStopsAtDepthFour" ? 3 : SLOTS;
};

function unmap(
  bug: MappingBug | undefined,
  { real, flushes }: Pick<State<Fields>, "real" | "flushes">,
  top: number,
  self: boolean,
): void {
  const doomed: number[] = [];
  let stranger = -1;
  for (let at = 0; at < SLOTS; at++) {
    const below = levelsBelow(real, at, top);
    if (below === 0) continue;
    if (below === undefined) stranger = real.get(at) === EMPTY ? stranger : at;
    else if (below <= levels(bug)) doomed.push(at);
  }
  for (const at of doomed) real.set(at, EMPTY);
  if (self) real.set(top, EMPTY);
  if (bug !== "fourthFlushWipesAStranger") return;
  const count = flushes.get(top) + 1;
  if (count === FLUSHES && stranger >= 0) real.set(stranger, EMPTY);
  flushes.set(top, count % FLUSHES);
}

/** How many derivations lead from `top` to `at`; undefined if none do. */
function levelsBelow(real: Cells, at: number, top: number): number | undefined {
  let place = at;
  for (let level = 0; level <= SLOTS; level++) {
    if (place === top) return level;
    const content = real.get(place);
    if (content === EMPTY || parentOf(content) === ROOT) return undefined;
    place = slotOf(parentOf(content));
  }
  return undefined;
}

/** How many derivations lead from its root to the mapping in `at`. */
function heightAbove(real: Cells, at: number): number {
  let place = at;
  for (let height = 0; height <= SLOTS; height++) {
    const content = real.get(place);
    if (content === EMPTY || parentOf(content) === ROOT) return height;
    place = slotOf(parentOf(content));
  }
  return SLOTS;
}
