// Claims about mapped memory: page tables, mapping nodes, and the pools that both come from.

import { USER_FRAMES_START, TASK_SIGMA0, USER_AREA_PAGES } from "../../abi/index.ts";
import * as nodes from "../../impl/layout/mappingNode.ts";
import {
  frameOfPte,
  leavesOfShadow,
  nextLeafPte,
  PTE_VALID,
  TABLE_ENTRIES,
  tableOfShadow,
} from "../../impl/layout/pageTable.ts";
import * as pte from "../../machine/index.ts";
import { hex, type Word } from "../../lib/u32.ts";
import { addressIn, indexIn } from "../abstraction/bytes.ts";
import type { Node } from "../abstraction/forest.ts";
import type { Mapped } from "../abstraction/mapped.ts";
import { where } from "../abstraction/spaces.ts";
import type { Entry } from "../abstraction/tables.ts";
import { placeCode } from "../../spec/parts/space.ts";
import { evidence, type ConcreteClaim, type Evidence } from "./claim.ts";

const FLAGS = 0x3ff;
const RIGHTS = pte.PTE_R | pte.PTE_W | pte.PTE_X;
/** What a leaf has besides its rights: accessed and dirty, so that no access faults for them. */
const LEAF = pte.PTE_V | pte.PTE_U | pte.PTE_A | pte.PTE_D;

const isLeaf = (word: Word): boolean => (word & FLAGS & ~RIGHTS) === LEAF && (word & RIGHTS) !== 0;

const isPointer = (word: Word): boolean => (word & FLAGS) === PTE_VALID && word >>> 30 === 0;

const noLeafWithoutRights: ConcreteClaim<Mapped> = {
  name: "noLeafWithoutRights",
  family: "mapping",
  says: "Leaves have some right and V, U, A, D; other entries are pointers or zero.",
  violations: evidence(({ spaces }, found) => {
    for (const { task, entries, leaves } of spaces) {
      for (const { index, pte: word, isMegapage } of entries)
        if (!isPointer(word) && word !== 0 && !(isMegapage && isLeaf(word)))
          found.lines.push(
            `root table of task ${task}: entry ${index} is ${hex(word)}, no pointer`,
          );
      for (const { page, pte: word } of leaves)
        if (!isLeaf(word)) found.lines.push(`page ${where(task, page)} has PTE ${hex(word)}`);
    }
  }),
};

const tablesBelongToOneSpace: ConcreteClaim<Mapped> = {
  name: "tablesBelongToOneSpace",
  family: "mapping",
  says: "Every root, and every table below one, is a table of the pool with one owner.",
  violations: evidence(({ bytes, spaces }, found) => {
    const owners = new Map<Word, number>();
    const own = (table: Word, task: number): void => {
      if (indexIn(bytes.places.tables, table) < 0)
        found.lines.push(`task ${task} has ${hex(table)}, which is no table`);
      const other = owners.get(table);
      if (other !== undefined)
        found.lines.push(`table ${hex(table)} is of task ${other} and of task ${task}`);
      owners.set(table, task);
    };
    for (const { task, root, entries } of spaces) {
      own(root, task);
      for (const { pte: word, table } of entries) if ((word & pte.PTE_V) !== 0) own(table, task);
    }
  }),
};

const onePageHoldsOneMapping: ConcreteClaim<Mapped> = {
  name: "onePageHoldsOneMapping",
  family: "mapping",
  says: "A page of a task has one mapping node at most.",
  violations: evidence((mapped, found) => {
    // A page agrees with one node at most: where each node has a page, no page has two.
    if (agreeing(mapped) === mapped.nodes.length) return;
    const places = new Set<number>();
    for (const { task, page } of mapped.nodes) {
      const place = placeCode(task, page);
      if (places.has(place)) found.lines.push(`page ${where(task, page)} has two mapping nodes`);
      places.add(place);
    }
  }),
};

const pageTablesAreTheForestsProjection: ConcreteClaim<Mapped> = {
  name: "pageTablesAreTheForestsProjection",
  family: "mapping",
  says: "Every mapped page has one mapping node, and every node one mapped page; both agree.",
  violations: evidence((mapped, found) => {
    const good = agreeing(mapped, found);
    // No two pages agree with the same node.
    if (good < mapped.nodes.length) found.lines.push(...nodesInVain(mapped));
  }),
};

/** How many pages agree with the nodes that they name; the others are put to `found`. */
function agreeing({ spaces, nodeAt }: Mapped, found?: Evidence): number {
  let good = 0;
  for (const { task, leaves } of spaces)
    for (const { page, shadow, at } of leaves) {
      const node = nodeAt.get(shadow);
      if (node?.task === task && node.page === page && node.pte === at) good++;
      else found?.lines.push(`page ${where(task, page)}: its node is ${describeNode(node)}`);
    }
  return good;
}

/** Nodes for which no page is mapped. */
function nodesInVain(mapped: Mapped): readonly string[] {
  const inVain = new Set(mapped.nodes);
  for (const { leaves } of mapped.spaces)
    for (const { shadow } of leaves) {
      const node = mapped.nodeAt.get(shadow);
      if (node !== undefined) inVain.delete(node);
    }
  return [...inVain].map((node) => `no page is mapped for ${describeNode(node)}`);
}

const describeNode = (node: Node | undefined): string =>
  node === undefined ? "none" : `${hex(node.address)} of ${where(node.task, node.page)}`;

const derivationsAreLinkedBothWays: ConcreteClaim<Mapped> = {
  name: "derivationsAreLinkedBothWays",
  family: "mapping",
  says: "A node is in the list of its parent's children, once; lists are linked both ways.",
  violations: evidence((mapped, found) => {
    const listed = new Set<Node>();
    for (const parent of mapped.nodes)
      if (parent.firstChild !== 0) checkChildren(mapped, parent, listed, found);
    for (const node of mapped.nodes) {
      if (node.parent !== 0 && !listed.has(node))
        found.lines.push(`${describeNode(node)} is no child of its parent ${hex(node.parent)}`);
      if (node.parent === 0 && (node.next | node.previous) !== 0)
        found.lines.push(`${describeNode(node)} has no parent, and siblings`);
    }
  }),
};

/** Checks the list of a node's children, and puts them to those listed. */
function checkChildren(mapped: Mapped, parent: Node, listed: Set<Node>, found: Evidence): void {
  let before = 0;
  for (let address = parent.firstChild; address !== 0;) {
    const child = mapped.nodeAt.get(address);
    if (child?.parent !== parent.address || child.previous !== before || listed.has(child))
      found.lines.push(`${describeNode(child)} as a child of ${describeNode(parent)}`);
    if (child === undefined || listed.has(child)) return;
    listed.add(child);
    before = address;
    address = child.next;
  }
}

const onlySigma0HasRoots: ConcreteClaim<Mapped> = {
  name: "onlySigma0HasRoots",
  family: "mapping",
  says: "A node without a parent is σ0's, with its frame at the frame's own address.",
  violations: evidence((mapped, found) => {
    for (const { task, leaves } of mapped.spaces)
      for (const { page, pte: word, shadow } of leaves) {
        const isRoot = mapped.nodeAt.get(shadow)?.parent === 0;
        if (isRoot && (task !== TASK_SIGMA0 || frameOfPte(word) !== page))
          found.lines.push(
            `page ${where(task, page)} is a root with frame ${hex(frameOfPte(word))}`,
          );
      }
  }),
};

const FIRST_USER_FRAME = USER_FRAMES_START / 4096;

const kernelMemoryIsNeverMapped: ConcreteClaim<Mapped> = {
  name: "kernelMemoryIsNeverMapped",
  family: "mapping",
  says: "Every mapped frame is a user frame or a device's; every mapped page is in the user area.",
  violations: evidence(({ bytes, spaces }, found) => {
    const end = FIRST_USER_FRAME + bytes.boot.userFrames;
    const devices = new Set((bytes.boot.devices ?? []).map(({ frame }) => frame));
    for (const { task, leaves } of spaces)
      for (const { page, pte: word } of leaves) {
        const frame = frameOfPte(word);
        const isUsers = (frame >= FIRST_USER_FRAME && frame < end) || devices.has(frame);
        if (!isUsers || page >= USER_AREA_PAGES)
          found.lines.push(`page ${where(task, page)} is frame ${frame.toString(16)}`);
      }
  }),
};

const nodesTablesAndFramesAreConserved: ConcreteClaim<Mapped> = {
  name: "nodesTablesAndFramesAreConserved",
  family: "mapping",
  says: "Used and free nodes are all nodes, used and free tables all tables; none is both.",
  violations: evidence((mapped, found) => {
    checkFreeNodes(mapped, found);
    checkFreeTables(mapped, found);
  }),
};

function checkFreeNodes(mapped: Mapped, found: Evidence): void {
  const { reader, places, boot } = mapped.bytes;
  let free = 0;
  for (let node = mapped.freeNodeHead; node !== 0; node = nodes.nextSiblingOf(reader, node)) {
    const good = indexIn(places.nodes, node) >= 0 && !mapped.nodeAt.has(node);
    if (!good) found.lines.push(`the list of free nodes has ${hex(node)}`);
    if (!good || ++free > boot.mappingNodes) break;
  }
  const used = mapped.nodes.length;
  found.check(
    free === mapped.freeNodeCount,
    () => `${free} nodes are in the list of free ones, the count is ${mapped.freeNodeCount}`,
  );
  found.check(
    used + free === boot.mappingNodes,
    () => `${used} nodes are used and ${free} free, of ${boot.mappingNodes}`,
  );
}

function checkFreeTables(mapped: Mapped, found: Evidence): void {
  const { reader, places, boot } = mapped.bytes;
  const used = new Set<Word>();
  for (const { root, entries } of mapped.spaces) {
    used.add(root);
    for (const { pte: word, table } of entries) if (word !== 0) used.add(table);
  }
  const free = new Set<Word>();
  const count = Math.min(mapped.freeTableCount, boot.kernelTables);
  for (let index = 0; index < count; index++) {
    const table = reader.load32(addressIn(places.freeTables, index));
    const entries = mapped.tables[indexIn(places.tables, table)]?.entries;
    if (entries?.length !== 0 || used.has(table))
      found.lines.push(`the stack of free tables has ${hex(table)}, in use or not all zero`);
    free.add(table);
  }
  found.check(
    free.size === mapped.freeTableCount,
    () =>
      `${free.size} tables are on the stack of free ones, the count is ${mapped.freeTableCount}`,
  );
  found.check(
    used.size + free.size === boot.kernelTables,
    () => `${used.size} tables are used and ${free.size} free, of ${boot.kernelTables}`,
  );
}

const rootTablesCountTheirLeaves: ConcreteClaim<Mapped> = {
  name: "rootTablesCountTheirLeaves",
  family: "mapping",
  says: "A root entry's shadow word is the table below and the number of its leaves, not zero.",
  violations: evidence((mapped, found) => {
    for (const { task, entries } of mapped.spaces)
      for (const { index, pte: word, shadow, table } of entries) {
        let behind = 0;
        for (const { pte: leaf } of entriesIn(mapped, table)) if (leaf !== 0) behind++;
        const isCounted = behind > 0 && behind === leavesOfShadow(shadow);
        if (!isCounted || word === 0 || tableOfShadow(shadow) !== table)
          found.lines.push(
            `entry ${index} of task ${task}: ${hex(shadow)}, ${behind} at ${hex(table)}`,
          );
      }
  }),
};

/** What is not zero in a table of the pool; nothing in any other. */
const entriesIn = ({ bytes, tables }: Mapped, table: Word): readonly Entry[] =>
  tables[indexIn(bytes.places.tables, table)]?.entries ?? [];

const aMegapageIsWhatItsTableSays: ConcreteClaim<Mapped> = {
  name: "aMegapageIsWhatItsTableSays",
  family: "mapping",
  says: "A megapage is 4 MiB from a multiple of 4 MiB on, leaf by leaf as the table behind it.",
  violations: evidence((mapped, found) => {
    for (const { task, entries } of mapped.spaces)
      for (const { index, pte: word, isMegapage, table } of entries) {
        if (!isMegapage) continue;
        const name = `megapage ${index} of task ${task}`;
        const aligned = frameOfPte(word) % TABLE_ENTRIES === 0;
        found.check(aligned, () => `${name}: frame ${frameOfPte(word).toString(16)}`);
        const behind = entriesIn(mapped, table);
        for (let [at, next, leaf] = [0, 0, word]; at < TABLE_ENTRIES; at++) {
          const said = behind[next]?.index === at ? (behind[next++]?.pte ?? 0) : 0;
          if (said !== leaf) found.lines.push(`${name}: ${hex(leaf)}, in its table ${hex(said)}`);
          leaf = nextLeafPte(leaf);
        }
      }
  }),
};

/** In the order in which they are looked at: the first that fails explains the others. */
export const mappingClaims: readonly ConcreteClaim<Mapped>[] = [
  tablesBelongToOneSpace,
  noLeafWithoutRights,
  aMegapageIsWhatItsTableSays,
  kernelMemoryIsNeverMapped,
  onePageHoldsOneMapping,
  pageTablesAreTheForestsProjection,
  derivationsAreLinkedBothWays,
  onlySigma0HasRoots,
  rootTablesCountTheirLeaves,
  nodesTablesAndFramesAreConserved,
];
