// The forest of mappings: who was derived from whom. All walks follow links; none recurs.
// Along every path from a root the rights never grow. Source: manual, section 5.

import { normalRights } from "../../abi/index.ts";
import {
  firstChildOf,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  setFirstChild,
  setNextSibling,
  setParent,
  setPreviousSibling,
} from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { giveBackNode } from "./pools.ts";
import { changeRights, removeLeaf, rightsOfNode } from "./space.ts";

/** True iff the mapping is one of σ0's roots: derived from nothing. */
export function isRoot(m: TrapPort, node: number): boolean {
  return parentOf(m, node) === 0;
}

/** True iff `node` was derived from `other`, directly or not. */
export function isDerivedFrom(m: TrapPort, node: number, other: number): boolean {
  let ancestor = parentOf(m, node);
  while (ancestor !== 0) {
    if (ancestor === other) return true;
    ancestor = parentOf(m, ancestor);
  }
  return false;
}

/** Pre: `node` is nobody's child. Post: it is a child of `parent`. */
export function addChild(m: TrapPort, parent: number, node: number): void {
  const first = firstChildOf(m, parent);
  setParent(m, node, parent);
  setPreviousSibling(m, node, 0);
  setNextSibling(m, node, first);
  if (first !== 0) setPreviousSibling(m, first, node);
  setFirstChild(m, parent, node);
}

/** Removes everything derived from `node`, leaves first; `node` itself stays. */
function flushDerived(m: TrapPort, node: number): void {
  let visited = node;
  // Down while there is a child, else away with this one and up: every node is entered once.
  while (visited !== node || firstChildOf(m, node) !== 0) {
    const child = firstChildOf(m, visited);
    if (child !== 0) {
      visited = child;
    } else {
      const parent = parentOf(m, visited);
      removeMapping(m, visited);
      visited = parent;
    }
  }
}

/** Removes `node` and everything derived from it. */
export function flush(m: TrapPort, node: number): void {
  flushDerived(m, node);
  removeMapping(m, node);
}

/** Takes `revoked` (a raw set of rights) from everything derived from `node`. */
export function revokeDerived(m: TrapPort, node: number, revoked: number): void {
  let visited = firstChildOf(m, node);
  while (visited !== 0) {
    // What is derived has no right that its origin lacks: where nothing is left, all of it goes.
    if (normalRights(rightsOfNode(m, visited) & ~revoked) === 0) {
      const next = nextBeyond(m, visited, node);
      flush(m, visited);
      visited = next;
    } else {
      revokeFrom(m, visited, revoked);
      visited = nextWithin(m, visited, node);
    }
  }
}

/** Takes `revoked` from the mapping itself, which keeps some right or has nothing derived. */
export function revokeFrom(m: TrapPort, node: number, revoked: number): void {
  const rights = rightsOfNode(m, node);
  const left = normalRights(rights & ~revoked);
  if (left === 0) removeMapping(m, node);
  else if (left !== rights) changeRights(m, node, left);
}

/** The node after `node` in the tree of `top`, parents before children; 0 at the end. */
export function nextWithin(m: TrapPort, node: number, top: number): number {
  const child = firstChildOf(m, node);
  return child !== 0 ? child : nextBeyond(m, node, top);
}

/** The node after `node` and all of its tree in the tree of `top`; 0 at the end. */
function nextBeyond(m: TrapPort, node: number, top: number): number {
  let visited = node;
  while (visited !== top) {
    const sibling = nextSiblingOf(m, visited);
    if (sibling !== 0) return sibling;
    visited = parentOf(m, visited);
  }
  return 0;
}

/** Pre: nothing is derived from the node. Post: page and node are free. */
function removeMapping(m: TrapPort, node: number): void {
  removeLeaf(m, node);
  unlinkFromParent(m, node);
  giveBackNode(m, node);
}

function unlinkFromParent(m: TrapPort, node: number): void {
  const next = nextSiblingOf(m, node);
  const previous = previousSiblingOf(m, node);
  if (next !== 0) setPreviousSibling(m, next, previous);
  if (previous !== 0) setNextSibling(m, previous, next);
  else if (parentOf(m, node) !== 0) setFirstChild(m, parentOf(m, node), next);
}
