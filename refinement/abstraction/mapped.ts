// Memory as the kernel has mapped it: the page tables as the MMU would walk them, and the mapping
// nodes, side by side. Nothing here is judged; `claims/mapping.ts` does that.

import * as record from "../../impl/layout/kernelRecord.ts";
import * as nodes from "../../impl/layout/mappingNode.ts";
import {
  isLeafPte,
  LOG2_PAGES_PER_ROOT_ENTRY,
  nextLeafPte,
  TABLE_ENTRIES,
  tableOfPte,
  tableOfShadow,
} from "../../impl/layout/pageTable.ts";
import type { Word } from "../../lib/u32.ts";
import { FOREST } from "./askers.ts";
import { addressIn, indexIn, wordIndex, type Bytes } from "./bytes.ts";
import type { Roster } from "./roster.ts";

/** An entry of a page table that is not all zero. */
export type Entry = { readonly index: number; readonly pte: Word; readonly shadow: Word };

/** A page table of the pool. */
export type Table = { readonly address: Word; readonly entries: readonly Entry[] };

/** An entry of a root table that is not all zero: a pointer, or a megapage. */
export type RootEntry = Entry & {
  readonly isMegapage: boolean;
  /** The table that it points to, or that stands behind the megapage. */
  readonly table: Word;
};

/** What a walk from a task's root table finds for a page. */
export type Leaf = {
  readonly page: number;
  /** Of a page in a megapage: as it would be if the page stood alone. */
  readonly pte: Word;
  /** The address of its entry in the leaf table, and the shadow word there. */
  readonly at: Word;
  readonly shadow: Word;
};

/** What the MMU finds in the space of an active task. */
export type Space = {
  readonly task: number;
  readonly root: Word;
  readonly entries: readonly RootEntry[];
  /** Ascending by page. Entries that lead out of the pool are not followed. */
  readonly leaves: readonly Leaf[];
};

/** A mapping node in use. */
export type Node = {
  readonly address: Word;
  readonly task: number;
  readonly page: number;
  readonly pte: Word;
  readonly parent: Word;
  readonly firstChild: Word;
  readonly next: Word;
  readonly previous: Word;
};

export type Mapped = {
  readonly bytes: Bytes;
  /** By index in the pool. */
  readonly tables: readonly Table[];
  readonly spaces: readonly Space[];
  readonly nodes: readonly Node[];
  readonly nodeAt: ReadonlyMap<Word, Node>;
  readonly freeNodeHead: Word;
  readonly freeNodeCount: number;
  readonly freeTableCount: number;
};

/** Looks at the mapped memory; the same object as before unless something has changed. */
export type MappedReader = (roster: Roster) => Mapped;

/** A reader that decodes again only what has changed. */
export function mappedReader(bytes: Bytes): MappedReader {
  const { tracking } = bytes;
  const tables = tablesReader(bytes);
  let asked = -1;
  let before: { readonly roster: Roster; readonly mapped: Mapped } | undefined;
  return (roster) => {
    const seen = tables();
    if (before !== undefined && tracking.changedFor(FOREST) <= asked && before.roster === roster)
      if (before.mapped.tables === seen) return before.mapped;
    asked = tracking.looks;
    const { nodes: used, nodeAt } = tracking.as(FOREST, () => forestOf(bytes));
    const counts = tracking.as(FOREST, () => countsOf(bytes));
    const mapped = {
      bytes,
      tables: seen,
      spaces: spacesOf(bytes, roster, seen),
      nodes: used,
      nodeAt,
      freeNodeHead: counts.freeNodeHead,
      freeNodeCount: counts.freeNodeCount,
      freeTableCount: counts.freeTableCount,
    };
    before = { roster, mapped };
    return mapped;
  };
}

const countsOf = ({
  reader,
}: Bytes): Pick<Mapped, "freeNodeHead" | "freeNodeCount" | "freeTableCount"> => ({
  freeNodeHead: record.freeNodeHeadOf(reader),
  freeNodeCount: record.freeNodeCountOf(reader),
  freeTableCount: record.freeTableCountOf(reader),
});

/** Reads all page tables; a table is scanned again when a store has touched it. */
function tablesReader(bytes: Bytes): () => readonly Table[] {
  const { tables } = bytes.places;
  const stamps = new Float64Array(2 * tables.count).fill(-1);
  const firstPage = wordIndex(tables.base) >>> 10;
  let seen: readonly Table[] = [];
  return () => {
    let fresh: Table[] | undefined;
    for (let index = 0; index < tables.count; index++) {
      const page = firstPage + 2 * index;
      const ptes = bytes.machine.pageStamps[page] as number;
      const shadows = bytes.machine.pageStamps[page + 1] as number;
      if (stamps[2 * index] === ptes && stamps[2 * index + 1] === shadows) continue;
      stamps[2 * index] = ptes;
      stamps[2 * index + 1] = shadows;
      fresh ??= [...seen];
      fresh[index] = tableOf(bytes.words, addressIn(tables, index));
    }
    return fresh === undefined ? seen : (seen = fresh);
  };
}

function tableOf(words: Uint32Array, address: Word): Table {
  const entries: Entry[] = [];
  const first = wordIndex(address);
  for (let index = 0; index < TABLE_ENTRIES; index++) {
    const pte = words[first + index] as number;
    const shadow = words[first + TABLE_ENTRIES + index] as number;
    if ((pte | shadow) !== 0) entries.push({ index, pte, shadow });
  }
  return { address, entries };
}

/** Every active task's space, walked. */
function spacesOf(bytes: Bytes, roster: Roster, tables: readonly Table[]): readonly Space[] {
  const found = (address: Word): Table | undefined => tables[indexIn(bytes.places.tables, address)];
  return roster.entries
    .filter(({ active }) => active)
    .map(({ number, root }) => {
      const entries = (found(root)?.entries ?? []).map(rootEntryOf);
      const leaves = entries.flatMap((entry) => {
        const table = found(entry.table);
        return table === undefined ? [] : leavesOf(entry, table);
      });
      return { task: number, root, entries, leaves };
    });
}

const rootEntryOf = (entry: Entry): RootEntry => {
  const isMegapage = isLeafPte(entry.pte);
  const table = isMegapage ? tableOfShadow(entry.shadow) : tableOfPte(entry.pte);
  return { ...entry, isMegapage, table };
};

/** Frames and rights from where the MMU finds them; nodes always from the table. */
function leavesOf(entry: RootEntry, table: Table): readonly Leaf[] {
  const firstPage = entry.index << LOG2_PAGES_PER_ROOT_ENTRY;
  if (entry.isMegapage) return leavesOfMegapage(entry.pte, table, firstPage);
  return table.entries.map(({ index, pte, shadow }) => ({
    page: firstPage + index,
    pte,
    at: table.address + index * 4,
    shadow,
  }));
}

function leavesOfMegapage(megapage: Word, table: Table, firstPage: number): readonly Leaf[] {
  const shadows = new Map(table.entries.map(({ index, shadow }) => [index, shadow]));
  const leaves: Leaf[] = [];
  let pte = megapage;
  for (let index = 0; index < TABLE_ENTRIES; index++) {
    const at = table.address + index * 4;
    leaves.push({ page: firstPage + index, pte, at, shadow: shadows.get(index) ?? 0 });
    pte = nextLeafPte(pte);
  }
  return leaves;
}

/** The nodes in use. */
function forestOf({ reader: m, places }: Bytes): Pick<Mapped, "nodes" | "nodeAt"> {
  const found: Node[] = [];
  const nodeAt = new Map<Word, Node>();
  for (let index = 0; index < places.nodes.count; index++) {
    const address = addressIn(places.nodes, index);
    const task = nodes.nodeTaskOf(m, address);
    if (task === 0) continue;
    const node = {
      address,
      task,
      page: nodes.nodePageOf(m, address),
      pte: nodes.nodePteOf(m, address),
      parent: nodes.parentOf(m, address),
      firstChild: nodes.firstChildOf(m, address),
      next: nodes.nextSiblingOf(m, address),
      previous: nodes.previousSiblingOf(m, address),
    };
    found.push(node);
    nodeAt.set(address, node);
  }
  return { nodes: found, nodeAt };
}
