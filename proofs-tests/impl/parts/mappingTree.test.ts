import { expect, test } from "vitest";
import { mapPage } from "../../../impl/parts/mapPages.ts";
import * as tree from "../../../impl/parts/mappingTree.ts";
import { findNode, rightsOfNode } from "../../../impl/parts/space.ts";
import { booted, FRAME, freeCounts, makeTask } from "../world.ts";

/** σ0's first frame through tasks 2, 3, 2, 3, … at pages 1, 2, 3, …, `depth` deep. */
function chain(depth: number): ReturnType<typeof booted> {
  const m = booted();
  makeTask(m, 3);
  let source = findNode(m, 1, FRAME);
  for (let level = 1; level <= depth; level++) {
    const task = 2 + ((level + 1) % 2);
    mapPage(m, source, task, level, 7, false);
    source = findNode(m, task, level);
  }
  return m;
}

test("What is derived is derived from all above it, and from nothing below", () => {
  const m = chain(3);
  const [first, third] = [findNode(m, 2, 1), findNode(m, 2, 3)];
  expect(tree.isDerivedFrom(m, third, first)).toBe(true);
  expect(tree.isDerivedFrom(m, first, third)).toBe(false);
  expect(tree.isRoot(m, findNode(m, 1, FRAME))).toBe(true);
});

test("Rights are revoked at any depth", () => {
  const m = chain(20);
  tree.revokeDerived(m, findNode(m, 1, FRAME), 2);
  for (let level = 1; level <= 20; level++) {
    expect(rightsOfNode(m, findNode(m, 2 + ((level + 1) % 2), level))).toBe(5);
  }
});

test("Where nothing is left the whole tree goes, siblings stay, nothing is lost", () => {
  const m = chain(20);
  mapPage(m, findNode(m, 2, 1), 3, 100, 7, false);
  const before = freeCounts(m)[1];
  tree.revokeDerived(m, findNode(m, 3, 2), 7);
  expect(freeCounts(m)[1]).toBe(before + 18);
  expect(findNode(m, 3, 100)).not.toBe(0);
  tree.flush(m, findNode(m, 2, 1));
  expect(freeCounts(m)[1]).toBe(60);
});

test("Its own rights are taken from a mapping as from the others", () => {
  const m = chain(1);
  tree.revokeFrom(m, findNode(m, 2, 1), 1);
  expect(rightsOfNode(m, findNode(m, 2, 1))).toBe(6);
  tree.revokeFrom(m, findNode(m, 2, 1), 4);
  expect(findNode(m, 2, 1)).toBe(0);
});
