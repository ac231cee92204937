// Address spaces: a forest of mappings, and the ways in which it grows and shrinks.
// Source: manual, section 5 (after Liedtke, "On µ-kernel construction", 1995, with rights).

import type { TaskNumber } from "../name.ts";
import { none, without, type Rights } from "../rights.ts";
import {
  activeTask,
  withTask,
  type ActiveTask,
  type Mapping,
  type Place,
  type State,
  type Task,
} from "../state.ts";

/** σ0's task number: its pages without a parent are the roots. */
export const SIGMA0 = 1;

/** A place as one number, for sets. */
export const placeCode = (task: number, page: number): number => task * 0x10_0000 + page;
/** The place of a code. */
export const placeOf = (code: number): Place => ({
  task: Math.floor(code / 0x10_0000) as TaskNumber,
  page: code % 0x10_0000,
});
export const codeOf = (place: Place): number => placeCode(place.task, place.page);
export const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.task === b.task && a.page === b.page);

/** The mapping at (task, page), if there is one. */
export function mappingAt(state: State, task: number, page: number): Mapping | undefined {
  const space = activeTask(state, task)?.space;
  const mapping = space?.[indexIn(space, page)];
  return mapping?.page === page ? mapping : undefined;
}

/** The index of the first mapping at `page` or behind it. */
export function indexIn(space: readonly Pick<Mapping, "page">[], page: number): number {
  let low = 0;
  let high = space.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((space[middle] as Pick<Mapping, "page">).page < page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which of `count` pages from `first` a space has. */
export const pagesIn = (
  space: readonly Mapping[],
  first: number,
  count: number,
): readonly number[] =>
  space.slice(indexIn(space, first), indexIn(space, first + count)).map(({ page }) => page);

/** The same state with `rewrite` applied to every mapping; undefined removes it. */
export function rewriteMappings(
  state: State,
  rewrite: (mapping: Mapping, task: TaskNumber) => Mapping | undefined,
): State {
  let result = state;
  for (let number = 1; number < state.tasks.length; number++) {
    const task = activeTask(state, number);
    if (task === undefined) continue;
    const space = rewriteSpace(task.space, (m) => rewrite(m, number as TaskNumber));
    if (space !== task.space) result = withTask(result, number, withSpace(task, space));
  }
  return result;
}

/** The same task with other pages. */
export const withSpace = (task: ActiveTask, space: readonly Mapping[]): ActiveTask => ({
  tag: task.tag,
  chief: task.chief,
  version: task.version,
  mcp: task.mcp,
  threads: task.threads,
  space,
});

/** The same mapping with other rights. */
export const withRights = ({ page, frame, parent }: Mapping, rights: Rights): Mapping => ({
  page,
  frame,
  rights,
  parent,
});

/** The same mapping, derived from another. */
export const withParent = ({ page, frame, rights }: Mapping, parent: Place): Mapping => ({
  page,
  frame,
  rights,
  parent,
});

function rewriteSpace(
  space: readonly Mapping[],
  rewrite: (mapping: Mapping) => Mapping | undefined,
): readonly Mapping[] {
  let changed = false;
  const result: Mapping[] = [];
  for (const mapping of space) {
    const next = rewrite(mapping);
    if (next !== mapping) changed = true;
    if (next !== undefined) result.push(next);
  }
  return changed ? result : space;
}

/** True iff a page of the task was derived from one of `roots`. */
const hasChild = (task: Task, roots: ReadonlySet<number>): boolean =>
  task.tag === "active" &&
  task.space.some(({ parent }) => parent !== undefined && roots.has(codeOf(parent)));

/** By code of a place, the codes of those derived from it directly. */
export type Children = Map<number, Set<number>>;

/** The derivations of a state. */
export function childrenIn(state: State): Children {
  const children: Children = new Map();
  for (let number = 1; number < state.tasks.length; number++)
    for (const { page, parent } of activeTask(state, number)?.space ?? [])
      if (parent !== undefined) adopt(children, parent, placeCode(number, page));
  return children;
}

/** From now on the place of that code is derived from `parent`. */
export function adopt(children: Children, parent: Place, code: number): void {
  const siblings = children.get(codeOf(parent));
  if (siblings === undefined) children.set(codeOf(parent), new Set([code]));
  else siblings.add(code);
}

/** The codes of all places below one of `roots`. */
export function below(children: Children, roots: Iterable<number>): ReadonlySet<number> {
  const derived = new Set<number>();
  const pending = [...roots];
  for (let code = pending.pop(); code !== undefined; code = pending.pop())
    for (const child of children.get(code) ?? [])
      if (!derived.has(child)) {
        derived.add(child);
        pending.push(child);
      }
  return derived;
}

/** The codes of all places derived from one of `roots`, directly or not, without the roots. */
export function derivedFrom(state: State, roots: ReadonlySet<number>): ReadonlySet<number> {
  // Mostly nothing is, which is seen quickly.
  if (!state.tasks.some((task) => hasChild(task, roots))) return new Set();
  return below(childrenIn(state), roots);
}

/** The mapping with fewer rights; undefined when none are left. */
export function weaken(mapping: Mapping, rights: Rights): Mapping | undefined {
  if (rights === mapping.rights) return mapping;
  return rights === none ? undefined : withRights(mapping, rights);
}

/** `revoke` (a raw set) is taken from everything derived from `roots`; from these too if `own`. */
export function revoke(
  state: State,
  roots: ReadonlySet<number>,
  revoked: number,
  own: boolean,
): State {
  const derived = derivedFrom(state, roots);
  return rewriteMappings(state, (m, task) => {
    const code = placeCode(task, m.page);
    const hit = derived.has(code) || (own && roots.has(code));
    return hit ? weaken(m, without(m.rights, revoked)) : m;
  });
}
