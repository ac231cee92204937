// Spaces in the making: what the pages of an item do to them, each in the time of what it changes.
// A state is a copy for each change, and an item of 4 MiB has a thousand of them.

import { join, meet, type Rights } from "../rights.ts";
import { activeTaskAt, withTask, type Mapping, type Place, type State } from "../state.ts";
import {
  adopt,
  below,
  childrenIn,
  codeOf,
  mappingAt,
  placeOf,
  samePlace,
  weaken,
  withParent,
  withRights,
  withSpace,
  type Children,
} from "./space.ts";

/** The spaces of a state while pages move; `state` says what has become of it. */
export class Remapping {
  /** The state as it was last asked for. */
  #before: State;
  /** What is at the places that have changed since; undefined: nothing. */
  readonly #changed = new Map<number, Mapping | undefined>();
  /** The places derived directly from a place; from the first time that it is asked. */
  #children: Children | undefined;

  constructor(before: State) {
    this.#before = before;
  }

  /** The mapping at a place, if there is one. */
  at(place: Place): Mapping | undefined {
    const code = codeOf(place);
    const changed = this.#changed.get(code);
    if (changed !== undefined || this.#changed.has(code)) return changed;
    return mappingAt(this.#before, place.task, place.page);
  }

  /** True iff the mapping at `ancestor` is a proper ancestor of the one at `place`. */
  isAncestor(ancestor: Place, place: Place): boolean {
    let parent = this.at(place)?.parent;
    while (parent !== undefined) {
      if (samePlace(parent, ancestor)) return true;
      parent = this.at(parent)?.parent;
    }
    return false;
  }

  /** A mapping at a free place. */
  insert(place: Place, mapping: Mapping): void {
    this.#put(place, mapping);
  }

  /** Rights of the mapping at `place`, which is there, grow by `rights`. */
  widen(place: Place, rights: Rights): void {
    const mapping = this.at(place) as Mapping;
    const joined = join(mapping.rights, rights);
    if (joined !== mapping.rights) this.#put(place, withRights(mapping, joined));
  }

  /** The mapping at `place` and all derived from it are gone. */
  flush(place: Place): void {
    for (const derived of this.#derivedFrom(place)) this.#put(derived, undefined);
    this.#put(place, undefined);
  }

  /** The mapping at `from` moves to the free place `to`; its subtree follows, masked by `mask`. */
  move(from: Place, to: Place, mask: Rights): void {
    const { frame, rights, parent } = this.at(from) as Mapping;
    for (const place of this.#derivedFrom(from)) {
      const mapping = this.at(place) as Mapping;
      const masked = weaken(mapping, meet(mapping.rights, mask));
      const follows = masked !== undefined && samePlace(masked.parent, from);
      this.#put(place, follows ? withParent(masked, to) : masked);
    }
    this.#put(from, undefined);
    this.#put(to, { page: to.page, frame, rights: meet(rights, mask), parent });
  }

  /** The state with these spaces. */
  state(): State {
    const codes = [...this.#changed.keys()].toSorted((a, b) => a - b);
    for (let next = 0; next < codes.length;) {
      const { task } = placeOf(codes[next] as number);
      const first = next;
      while (next < codes.length && placeOf(codes[next] as number).task === task) next++;
      const active = activeTaskAt(this.#before, task);
      const space = this.#rewritten(active.space, codes.slice(first, next));
      this.#before = withTask(this.#before, task, withSpace(active, space));
    }
    this.#changed.clear();
    return this.#before;
  }

  /** A space with what is now at the places of `codes`, ascending. */
  #rewritten(space: readonly Mapping[], codes: readonly number[]): readonly Mapping[] {
    const result: Mapping[] = [];
    let kept = 0;
    for (const code of codes) {
      const { page } = placeOf(code);
      for (; (space[kept]?.page ?? Infinity) < page; kept++) result.push(space[kept] as Mapping);
      if (space[kept]?.page === page) kept++;
      const mapping = this.#changed.get(code);
      if (mapping !== undefined) result.push(mapping);
    }
    for (; kept < space.length; kept++) result.push(space[kept] as Mapping);
    return result;
  }

  #put(place: Place, mapping: Mapping | undefined): void {
    const code = codeOf(place);
    if (this.#children !== undefined) {
      const above = this.at(place)?.parent;
      if (above !== undefined) this.#children.get(codeOf(above))?.delete(code);
      if (mapping?.parent !== undefined) adopt(this.#children, mapping.parent, code);
    }
    this.#changed.set(code, mapping);
  }

  /** The places derived from `root`, directly or not, without itself. */
  #derivedFrom(root: Place): readonly Place[] {
    this.#children ??= childrenIn(this.state());
    return [...below(this.#children, [codeOf(root)])].map(placeOf);
  }
}
