// Mapping nodes as they stand in memory: those are read again that a store has met.

import * as nodes from "../../impl/layout/mappingNode.ts";
import type { Word } from "../../lib/u32.ts";
import { addressIn, indexIn, type Bytes, type Pool } from "./bytes.ts";

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

/** Nodes by their addresses. */
export type NodeTable = {
  readonly get: (address: Word) => Node | undefined;
  readonly has: (address: Word) => boolean;
};

/** The nodes in use, in the order of their addresses. */
export type Forest = { readonly nodes: readonly Node[]; readonly nodeAt: NodeTable };

/** Reads the nodes of the pool again and again; what has not changed is the same object. */
export class ForestReader {
  private readonly bytes: Bytes;
  private byIndex: readonly (Node | undefined)[] = [];
  private asked = -1;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  read(): Forest {
    const { places, tracking } = this.bytes;
    const pool = places.nodes;
    const byIndex = this.byIndex.slice();
    const used: Node[] = [];
    for (let index = 0; index < pool.count; index++) {
      const address = addressIn(pool, index);
      // A node lies in one line.
      if (tracking.lineChanged(address) > this.asked)
        byIndex[index] = nodeAt(this.bytes, address, byIndex[index]);
      const node = byIndex[index];
      if (node !== undefined) used.push(node);
    }
    this.asked = tracking.looks;
    this.byIndex = byIndex;
    return { nodes: used, nodeAt: tableOf(pool, byIndex) };
  }
}

function tableOf(pool: Pool, byIndex: readonly (Node | undefined)[]): NodeTable {
  const get = (address: Word): Node | undefined => byIndex[indexIn(pool, address)];
  return { get, has: (address) => get(address) !== undefined };
}

/** The node at `address`, if it is in use; `before` if that is what it is. */
function nodeAt({ reader: m }: Bytes, address: Word, before: Node | undefined): Node | undefined {
  const task = nodes.nodeTaskOf(m, address);
  if (task === 0) return undefined;
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
  return before !== undefined && sameNode(before, node) ? before : node;
}

const sameNode = (a: Node, b: Node): boolean =>
  a.task === b.task &&
  a.page === b.page &&
  a.pte === b.pte &&
  a.parent === b.parent &&
  a.firstChild === b.firstChild &&
  a.next === b.next &&
  a.previous === b.previous;
