// Spaces as the specification has them: frames and rights from the page tables, parents from the
// mapping nodes. A page without a node, or a node without a page, means nothing.

import { frameOfPte, rightsOfPte } from "../../impl/layout/pageTable.ts";
import { hex, type Word } from "../../lib/u32.ts";
import type { TaskNumber } from "../../spec/name.ts";
import type { Rights } from "../../spec/rights.ts";
import type { Mapping, Place } from "../../spec/state.ts";
import { sameList, sameMapping } from "../relation/same.ts";
import type { Leaf, Mapped, Space } from "./mapped.ts";
import { Malformed, type Read } from "./outcome.ts";

/** By task number. */
export type Spaces = readonly (readonly Mapping[])[];

/** The spaces of all active tasks; one that has not changed is the same object as in `before`. */
export function spacesOf(mapped: Mapped, before: Spaces): Read<Spaces> {
  const spaces: (readonly Mapping[])[] = [];
  for (const space of mapped.spaces) {
    const mappings: Mapping[] = [];
    for (const leaf of space.leaves) {
      const mapping = mappingOf(mapped, space, leaf);
      if (mapping instanceof Malformed) return mapping;
      mappings.push(mapping);
    }
    const old = before[space.task];
    spaces[space.task] = old !== undefined && sameList(old, mappings, sameMapping) ? old : mappings;
  }
  return spaces;
}

function mappingOf(mapped: Mapped, space: Space, leaf: Leaf): Read<Mapping> {
  const { page, pte, shadow } = leaf;
  const node = mapped.nodeAt.get(shadow);
  if (node === undefined) return orphan(`page ${where(space.task, page)} has node ${hex(shadow)}`);
  const parent = placeOf(mapped, node.parent);
  if (parent instanceof Malformed) return parent;
  const rights = rightsOfPte(pte) as Rights;
  return { page, frame: frameOfPte(pte), rights, parent };
}

function placeOf(mapped: Mapped, node: Word): Read<Place | undefined> {
  if (node === 0) return undefined;
  const found = mapped.nodeAt.get(node);
  if (found === undefined) return orphan(`a parent is ${hex(node)}`);
  return { task: found.task as TaskNumber, page: found.page };
}

const orphan = (what: string): Malformed =>
  new Malformed("pageTablesAreTheForestsProjection", [`${what}, which is no node in use`]);

/** A page of a task, as people write it. */
export const where = (task: number, page: number): string => `${task}:${page.toString(16)}`;
