// The mapping node: 32 bytes, one for each page of each task. Nodes form the forest of manual
// section 5; the children of a node are a list linked both ways, in no order that matters.

import type { Reader, Writer } from "./port.ts";

// Offsets in bytes from the node.
const NODE_TASK = 0x00; // u32; the task number; 0: this node is free
const NODE_PAGE = 0x04; // u32; the page number, address div 4096
const NODE_PTE = 0x08; // u32; the address of its leaf PTE, which has frame and rights
const PARENT = 0x0c; // u32; the node that it was derived from; 0: a root of σ0
const FIRST_CHILD = 0x10; // u32; the first node derived from it, or 0
const NEXT_SIBLING = 0x14; // u32; the next child of its parent, or 0; free: next free
const PREVIOUS_SIBLING = 0x18; // u32; the child before, or 0

/** What is used of a node; the rest stays zero. */
export const NODE_USED_BYTES: number = PREVIOUS_SIBLING + 4;
/** The one word of a free node that is not zero. */
export const FREE_NODE_LINK: number = NEXT_SIBLING;

/** The number of the task that has the page; 0: this node is free. */
export function nodeTaskOf(m: Reader, node: number): number {
  return m.load32(node + NODE_TASK);
}

export function setNodeTask(m: Writer, node: number, value: number): void {
  m.store32(node + NODE_TASK, value);
}

/** The page number: the virtual address div 4096. */
export function nodePageOf(m: Reader, node: number): number {
  return m.load32(node + NODE_PAGE);
}

export function setNodePage(m: Writer, node: number, value: number): void {
  m.store32(node + NODE_PAGE, value);
}

/** The address of its leaf PTE, which has the frame and the rights. */
export function nodePteOf(m: Reader, node: number): number {
  return m.load32(node + NODE_PTE);
}

export function setNodePte(m: Writer, node: number, value: number): void {
  m.store32(node + NODE_PTE, value);
}

/** The node that it was derived from; 0: a root of σ0. */
export function parentOf(m: Reader, node: number): number {
  return m.load32(node + PARENT);
}

export function setParent(m: Writer, node: number, value: number): void {
  m.store32(node + PARENT, value);
}

/** The first of the nodes derived from it, or 0. */
export function firstChildOf(m: Reader, node: number): number {
  return m.load32(node + FIRST_CHILD);
}

export function setFirstChild(m: Writer, node: number, value: number): void {
  m.store32(node + FIRST_CHILD, value);
}

/** The next child of its parent, or 0. Free: the next free node, or 0. */
export function nextSiblingOf(m: Reader, node: number): number {
  return m.load32(node + NEXT_SIBLING);
}

export function setNextSibling(m: Writer, node: number, value: number): void {
  m.store32(node + NEXT_SIBLING, value);
}

/** The child of its parent before it, or 0. */
export function previousSiblingOf(m: Reader, node: number): number {
  return m.load32(node + PREVIOUS_SIBLING);
}

export function setPreviousSibling(m: Writer, node: number, value: number): void {
  m.store32(node + PREVIOUS_SIBLING, value);
}
