// Memory as the kernel has mapped it: the page tables as the MMU would walk them, and the mapping
// nodes, side by side. Nothing here is judged; `claims/mapping.ts` does that.

import * as record from "../../impl/layout/kernelRecord.ts";
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
import { indexIn, type Bytes } from "./bytes.ts";
import { ForestReader, type Forest } from "./forest.ts";
import type { Roster } from "./roster.ts";
import { TablesReader, type Entry, type Table } from "./tables.ts";

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

/** A space or a node that has not changed is the same object as at the look before. */
export type Mapped = Forest & {
  readonly bytes: Bytes;
  /** By index in the pool. */
  readonly tables: readonly Table[];
  readonly spaces: readonly Space[];
  readonly freeNodeHead: Word;
  readonly freeNodeCount: number;
  readonly freeTableCount: number;
};

/** Looks at the mapped memory; the same object as before unless something has changed. */
export type MappedReader = (roster: Roster) => Mapped;

/** A reader that decodes again only what has changed. */
export function mappedReader(bytes: Bytes): MappedReader {
  const { tracking } = bytes;
  const tables = new TablesReader(bytes);
  const forest = new ForestReader(bytes);
  const spaces = new SpaceWalker(bytes);
  let asked = -1;
  let before: { readonly roster: Roster; readonly mapped: Mapped } | undefined;
  return (roster) => {
    const seen = tables.read();
    if (before !== undefined && tracking.changedFor(FOREST) <= asked && before.roster === roster)
      if (before.mapped.tables === seen) return before.mapped;
    asked = tracking.looks;
    const { nodes, nodeAt } = tracking.as(FOREST, () => forest.read());
    const counts = tracking.as(FOREST, () => countsOf(bytes));
    const mapped = {
      bytes,
      tables: seen,
      spaces: spaces.walk(roster, seen),
      nodes,
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

/** What hangs below an entry of a root table. */
type Branch = {
  readonly from: Entry;
  readonly entry: RootEntry;
  readonly table: Table | undefined;
  readonly leaves: readonly Leaf[];
};

/** A space, and the tables that it was walked through. */
type Walked = {
  readonly space: Space;
  readonly rootTable: Table | undefined;
  readonly branches: readonly Branch[];
};

/** Walks spaces again and again, those whose tables have changed. */
class SpaceWalker {
  private readonly bytes: Bytes;
  private tables: readonly Table[] = [];
  /** By task number. */
  private readonly walked: Walked[] = [];

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  /** Every active task's space. */
  walk(roster: Roster, tables: readonly Table[]): readonly Space[] {
    this.tables = tables;
    const spaces: Space[] = [];
    for (const { active, number, root } of roster.entries)
      if (active) spaces.push(this.spaceOf(number, root));
    return spaces;
  }

  private spaceOf(task: number, root: Word): Space {
    const rootTable = this.found(root);
    const known = this.walked[task];
    if (known?.space.root === root && known.rootTable === rootTable && this.stands(known))
      return known.space;
    const branches: Branch[] = [];
    const leaves: Leaf[] = [];
    for (const from of rootTable?.entries ?? []) {
      const branch = this.branchOf(from, known?.branches);
      branches.push(branch);
      for (const leaf of branch.leaves) leaves.push(leaf);
    }
    const space = { task, root, entries: branches.map(({ entry }) => entry), leaves };
    this.walked[task] = { space, rootTable, branches };
    return space;
  }

  /** True iff the tables below the root table are what they were. */
  private stands({ branches }: Walked): boolean {
    for (const { entry, table } of branches) if (this.found(entry.table) !== table) return false;
    return true;
  }

  private branchOf(from: Entry, before: readonly Branch[] | undefined): Branch {
    const known = before?.find((branch) => branch.from === from);
    const entry = known?.entry ?? rootEntryOf(from);
    const table = this.found(entry.table);
    if (known !== undefined && known.table === table) return known;
    return { from, entry, table, leaves: table === undefined ? [] : leavesOf(entry, table) };
  }

  private found(address: Word): Table | undefined {
    return this.tables[indexIn(this.bytes.places.tables, address)];
  }
}

const rootEntryOf = ({ index, pte, shadow }: Entry): RootEntry => {
  const isMegapage = isLeafPte(pte);
  return {
    index,
    pte,
    shadow,
    isMegapage,
    table: isMegapage ? tableOfShadow(shadow) : tableOfPte(pte),
  };
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
  const leaves: Leaf[] = [];
  let pte = megapage;
  let next = 0;
  for (let index = 0; index < TABLE_ENTRIES; index++) {
    const entry = table.entries[next]?.index === index ? table.entries[next++] : undefined;
    const at = table.address + index * 4;
    leaves.push({ page: firstPage + index, pte, at, shadow: entry?.shadow ?? 0 });
    pte = nextLeafPte(pte);
  }
  return leaves;
}
