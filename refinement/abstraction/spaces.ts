// Spaces as the specification has them: frames and rights from the page tables, parents from the
// mapping nodes. A page without a node, or a node without a page, means nothing.

import { frameOfPte, rightsOfPte } from "../../impl/layout/pageTable.ts";
import { hex } from "../../lib/u32.ts";
import type { TaskNumber } from "../../spec/name.ts";
import type { Rights } from "../../spec/rights.ts";
import type { Mapping } from "../../spec/state.ts";
import { sameMapping } from "../relation/same.ts";
import type { Node } from "./forest.ts";
import type { Leaf, Mapped, Space } from "./mapped.ts";
import { Malformed, type Read } from "./outcome.ts";

/** By task number. */
export type Spaces = readonly (readonly Mapping[])[];

/** What the mappings of a space were read from, one after the other. */
type Sources = {
  readonly leaves: readonly Leaf[];
  readonly nodes: readonly Node[];
  readonly parents: readonly (Node | undefined)[];
};

/** Reads spaces again and again; what has not changed is the same object as before. */
export class SpacesReader {
  /** By task number, of the last spaces that made sense. */
  private sources: readonly (Sources | undefined)[] = [];

  /** The spaces of all active tasks; `before` are those that were read last, or equal ones. */
  read(mapped: Mapped, before: Spaces): Read<Spaces> {
    const spaces: (readonly Mapping[])[] = [];
    const fresh: Sources[] = [];
    for (const space of mapped.spaces) {
      const old = before[space.task] ?? nothing;
      const known = this.sources[space.task];
      const isOfOld = known?.leaves.length === old.length;
      if (known !== undefined && isOfOld && stands(known, mapped, space)) {
        spaces[space.task] = old;
        fresh[space.task] = known;
        continue;
      }
      const sources = sourcesOf(mapped, space);
      if (sources instanceof Malformed) return sources;
      spaces[space.task] = mappingsOf(sources, old, isOfOld ? known : undefined);
      fresh[space.task] = sources;
    }
    this.sources = fresh;
    return spaces;
  }
}

const nothing: readonly Mapping[] = [];

/** True iff the space and its nodes, and their parents, are what they were. */
function stands({ leaves, nodes, parents }: Sources, { nodeAt }: Mapped, space: Space): boolean {
  if (space.leaves !== leaves) return false;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as Node;
    if (nodeAt.get((leaves[index] as Leaf).shadow) !== node) return false;
    if (node.parent !== 0 && nodeAt.get(node.parent) !== parents[index]) return false;
  }
  return true;
}

/** The nodes of a space, and their parents. */
function sourcesOf({ nodeAt }: Mapped, { task, leaves }: Space): Read<Sources> {
  const nodes: Node[] = [];
  const parents: (Node | undefined)[] = [];
  for (const { page, shadow } of leaves) {
    const node = nodeAt.get(shadow);
    if (node === undefined) return orphan(`page ${where(task, page)} has node ${hex(shadow)}`);
    const parent = node.parent === 0 ? undefined : nodeAt.get(node.parent);
    if (parent === undefined && node.parent !== 0) return orphan(`a parent is ${hex(node.parent)}`);
    nodes.push(node);
    parents.push(parent);
  }
  return { leaves, nodes, parents };
}

/** What the sources mean: `old` itself if they mean the same; `known` is what `old` came from. */
function mappingsOf(
  { leaves, nodes, parents }: Sources,
  old: readonly Mapping[],
  known: Sources | undefined,
): readonly Mapping[] {
  const mappings: Mapping[] = [];
  let next = 0;
  let kept = 0;
  for (let index = 0; index < leaves.length; index++) {
    const leaf = leaves[index] as Leaf;
    while (next < old.length && (old[next] as Mapping).page < leaf.page) next++;
    const isKnown =
      known?.leaves[next] === leaf &&
      known.nodes[next] === nodes[index] &&
      known.parents[next] === parents[index];
    const candidate = old[next];
    const mapping = isKnown ? undefined : mappingOf(leaf, parents[index]);
    const same =
      mapping === undefined || (candidate !== undefined && sameMapping(candidate, mapping));
    if (same) kept++;
    mappings.push(same ? (candidate as Mapping) : mapping);
  }
  return kept === old.length && kept === mappings.length ? old : mappings;
}

const mappingOf = ({ page, pte }: Leaf, parent: Node | undefined): Mapping => ({
  page,
  frame: frameOfPte(pte),
  rights: rightsOfPte(pte) as Rights,
  parent: parent && { task: parent.task as TaskNumber, page: parent.page },
});

const orphan = (what: string): Malformed =>
  new Malformed("pageTablesAreTheForestsProjection", [`${what}, which is no node in use`]);

/** A page of a task, as people write it. */
export const where = (task: number, page: number): string => `${task}:${page.toString(16)}`;
