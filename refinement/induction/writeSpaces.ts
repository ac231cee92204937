// The spaces of a draft in bytes: page tables and mapping nodes, in any place and any order.

import * as record from "../../impl/layout/kernelRecord.ts";
import * as nodes from "../../impl/layout/mappingNode.ts";
import * as tables from "../../impl/layout/pageTable.ts";
import type { Reader } from "../../impl/layout/port.ts";
import type { Word } from "../../lib/u32.ts";
import { placeCode } from "../../spec/parts/space.ts";
import type { Mapping } from "../../spec/state.ts";
import { addressIn } from "../abstraction/bytes.ts";
import { activeNumbers, taskAt, type Draft } from "./draft.ts";
import { anyOrder, shuffled, type Image, type Roots } from "./image.ts";

/** Tables that a space with these pages takes: a root, and one for each 2^10 pages in use. */
export const tablesFor = (space: readonly Mapping[]): number =>
  1 + new Set(space.map(({ page }) => page >>> tables.LOG2_PAGES_PER_ROOT_ENTRY)).size;

/** The tables and nodes that a draft leaves free. */
export function freeIn({ boot, tasks }: Draft): {
  readonly tables: number;
  readonly nodes: number;
} {
  const active = tasks.filter((task) => task.active);
  return {
    tables: active.reduce((left, { space }) => left - tablesFor(space), boot.kernelTables),
    nodes: active.reduce((left, { space }) => left - space.length, boot.mappingNodes),
  };
}

/** Writes all spaces; where the root tables are. */
export function writeSpaces(image: Image): Roots {
  const { bytes, draft, m, random } = image;
  const freeTables = anyOrder(bytes.places.tables, random);
  const freeNodes = anyOrder(bytes.places.nodes, random);
  const roots = new Map<number, Word>();
  const nodeAt = new Map<number, Word>();
  for (const task of activeNumbers(draft)) {
    const root = freeTables.pop() as Word;
    roots.set(task, root);
    for (const mapping of taskAt(draft.tasks, task).space) {
      const entry = tables.rootEntryAt(root, mapping.page);
      if (tables.shadowOf(m, entry) === 0) {
        const table = freeTables.pop() as Word;
        tables.setPte(m, entry, tables.ptePointingTo(table));
        tables.setShadow(m, entry, table);
      }
      // The table below, plus the number of its leaves.
      tables.setShadow(m, entry, tables.shadowOf(m, entry) + 1);
      const leaf = tables.tableOfShadow(tables.shadowOf(m, entry));
      const node = freeNodes.pop() as Word;
      nodeAt.set(placeCode(task, mapping.page), node);
      writeLeaf(image, { task, node, mapping, at: tables.leafEntryAt(leaf, mapping.page) });
    }
    joinSome(image, root);
  }
  linkDerivations(image, nodeAt);
  record.setFreeNodeCount(m, freeNodes.length);
  record.setFreeNodeHead(m, freeNodes[0] ?? 0);
  freeNodes.forEach((node, index) => nodes.setNextSibling(m, node, freeNodes[index + 1] ?? 0));
  record.setFreeTableCount(m, freeTables.length);
  freeTables.forEach((table, index) => m.store32(addressIn(bytes.places.freeTables, index), table));
  return roots;
}

/** Of what could be megapages, most are; the others were split and not joined again. */
function joinSome({ m, random }: Image, root: Word): void {
  for (let index = 0; index < tables.TABLE_ENTRIES; index++) {
    const entry = tables.rootEntryAt(root, index << tables.LOG2_PAGES_PER_ROOT_ENTRY);
    const table = tables.tableOfShadow(tables.shadowOf(m, entry));
    if (tables.leavesOfShadow(tables.shadowOf(m, entry)) !== tables.TABLE_ENTRIES) continue;
    if (isOneRun(m, table) && random.chance(3, 4)) tables.setPte(m, entry, tables.pteOf(m, table));
  }
}

/** True iff the leaves say frames in a row, from a multiple of 4 MiB on, with the same rights. */
function isOneRun(m: Reader, table: Word): boolean {
  const first = tables.pteOf(m, table);
  const [frame, rights] = [tables.frameOfPte(first), tables.rightsOfPte(first)];
  if (frame % tables.TABLE_ENTRIES !== 0) return false;
  for (let index = 1; index < tables.TABLE_ENTRIES; index++) {
    const pte = tables.pteOf(m, tables.leafEntryAt(table, index));
    if (pte !== tables.leafPte(frame + index, rights)) return false;
  }
  return true;
}

type LeafDraft = {
  readonly task: number;
  readonly node: Word;
  readonly mapping: Mapping;
  readonly at: Word;
};

function writeLeaf({ m }: Image, { task, node, mapping, at }: LeafDraft): void {
  tables.setPte(m, at, tables.leafPte(mapping.frame, mapping.rights));
  tables.setShadow(m, at, node);
  nodes.setNodeTask(m, node, task);
  nodes.setNodePage(m, node, mapping.page);
  nodes.setNodePte(m, node, at);
}

function linkDerivations({ draft, m, random }: Image, nodeAt: ReadonlyMap<number, Word>): void {
  const children = new Map<Word, Word[]>();
  for (const task of activeNumbers(draft))
    for (const { page, parent } of taskAt(draft.tasks, task).space) {
      if (parent === undefined) continue;
      const above = nodeAt.get(placeCode(parent.task, parent.page)) ?? 0;
      const node = nodeAt.get(placeCode(task, page)) ?? 0;
      nodes.setParent(m, node, above);
      children.set(above, [...(children.get(above) ?? []), node]);
    }
  for (const [above, all] of children) {
    const siblings = shuffled(all, random);
    nodes.setFirstChild(m, above, siblings[0] ?? 0);
    siblings.forEach((node, index) => {
      nodes.setNextSibling(m, node, siblings[index + 1] ?? 0);
      nodes.setPreviousSibling(m, node, siblings[index - 1] ?? 0);
    });
  }
}
