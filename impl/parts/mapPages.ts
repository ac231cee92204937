// Map and grant of one page. Decides, then does: whatever can refuse a page comes before the first
// change. Source: manual, section 5.

import { normalRights, USER_AREA_PAGES } from "../../abi/index.ts";
import { ERROR_OUT_OF_MEMORY } from "../../abi/index.ts";
import { freeNodeCountOf, freeTableCountOf, parentOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { addChild, flush, isDerivedFrom, isRoot, revokeDerived } from "./mappingTree.ts";
import { takeNode } from "./pools.ts";
import {
  changeRights,
  ensureLeafTable,
  findNode,
  frameOfNode,
  installLeaf,
  leafTableOf,
  removeLeaf,
  rightsOfNode,
} from "./space.ts";

/**
 * Maps or grants `source` to (task, page) with at most the rights `asked`.
 *
 * Pre     `source` is a mapping of another task; `task` is active.
 * Post    (task, page) is derived from `source`, or is what `source` was; or the page was skipped.
 * Errors  ERROR_OUT_OF_MEMORY: no node or no table is left, and nothing was touched. Else 0.
 */
export function mapPage(
  m: TrapPort,
  source: number,
  task: number,
  page: number,
  asked: number,
  isGrant: boolean,
): number {
  // No rights, or no place in the user area: the page is skipped.
  const rights = normalRights(asked & rightsOfNode(m, source));
  if (rights === 0 || page >= USER_AREA_PAGES) return 0;
  // σ0's roots are never given away.
  const grants = isGrant && !isRoot(m, source);
  const occupant = findNode(m, task, page);
  if (occupant !== 0) {
    if (isRoot(m, occupant)) return 0;
    // (a) Mapped from here before: the rights are joined.
    if (!grants && parentOf(m, occupant) === source) {
      changeRights(m, occupant, normalRights(rightsOfNode(m, occupant) | rights));
      return 0;
    }
    // (c) To flush the occupant would remove the source.
    if (isDerivedFrom(m, source, occupant)) return 0;
    // (b) What the occupant gives back is enough for its successor.
    flush(m, occupant);
  } else if (!hasMemory(m, task, page, grants)) {
    return ERROR_OUT_OF_MEMORY;
  }
  ensureLeafTable(m, task, page);
  if (grants) moveMapping(m, source, task, page, rights);
  else deriveMapping(m, source, task, page, rights);
  return 0;
}

/** True iff there is a node (a grant needs none) and a leaf table for (task, page). */
function hasMemory(m: TrapPort, task: number, page: number, grants: boolean): boolean {
  if (!grants && freeNodeCountOf(m) === 0) return false;
  return leafTableOf(m, task, page) !== 0 || freeTableCountOf(m) !== 0;
}

function deriveMapping(
  m: TrapPort,
  source: number,
  task: number,
  page: number,
  rights: number,
): void {
  const node = takeNode(m);
  installLeaf(m, node, task, page, frameOfNode(m, source), rights);
  addChild(m, source, node);
}

/** The node keeps its parent and its children; what is derived from it keeps no more than it. */
function moveMapping(m: TrapPort, node: number, task: number, page: number, rights: number): void {
  const frame = frameOfNode(m, node);
  removeLeaf(m, node);
  installLeaf(m, node, task, page, frame, rights);
  revokeDerived(m, node, 7 & ~rights);
}
