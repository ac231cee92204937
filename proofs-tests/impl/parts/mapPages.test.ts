import { expect, test } from "vitest";
import { ERROR_OUT_OF_MEMORY, ITEM_GRANT, ITEM_MAP } from "../../../abi/index.ts";
import { parentOf } from "../../../impl/layout/index.ts";
import { mapPage } from "../../../impl/parts/mapPages.ts";
import { findNode, rightsOfNode } from "../../../impl/parts/space.ts";
import { booted, FRAME, freeCounts, give, item, makeTask, ROOT, SIGMA0 } from "../world.ts";

type World = ReturnType<typeof booted>;
const rights = (m: World, task: number, page: number): number => {
  const node = findNode(m, task, page);
  return node === 0 ? 0 : rightsOfNode(m, node);
};

test("Rights are intersected on the way and joined on a second map from the same page", () => {
  const m = booted();
  const source = findNode(m, 1, FRAME);
  expect(mapPage(m, source, 2, 5, 1, false)).toBe(0);
  expect(rights(m, 2, 5)).toBe(1);
  mapPage(m, source, 2, 5, 4, false);
  expect(rights(m, 2, 5)).toBe(5);
});

test("w without r comes to nothing, and nothing is mapped", () => {
  const m = booted();
  const before = freeCounts(m);
  mapPage(m, findNode(m, 1, FRAME), 2, 5, 2, false);
  expect(freeCounts(m)).toEqual(before);
});

test("A root of σ0 is never a destination, nor is a page beyond the user area", () => {
  const m = booted();
  mapPage(m, findNode(m, 1, FRAME), 2, 5, 7, false);
  mapPage(m, findNode(m, 2, 5), 1, FRAME + 1, 7, false);
  expect(parentOf(m, findNode(m, 1, FRAME + 1))).toBe(0);
  const free = freeCounts(m);
  expect(mapPage(m, findNode(m, 1, FRAME), 2, 0xc_0000, 7, false)).toBe(0);
  expect(freeCounts(m)).toEqual(free);
});

test("An occupant with another parent is flushed with all that was derived from it", () => {
  const m = booted();
  const child = makeTask(m, 3);
  give(m, SIGMA0, ROOT, ...item(ITEM_MAP, 5, FRAME, 0, 7));
  give(m, ROOT, child, ...item(ITEM_MAP, 9, 5, 0, 7));
  mapPage(m, findNode(m, 1, FRAME + 1), 2, 5, 4, false);
  expect([rights(m, 2, 5), rights(m, 3, 9)]).toEqual([4, 0]);
});

test("An ancestor of the source is left alone", () => {
  const m = booted();
  const child = makeTask(m, 3);
  give(m, SIGMA0, ROOT, ...item(ITEM_MAP, 5, FRAME, 0, 7));
  give(m, ROOT, child, ...item(ITEM_MAP, 9, 5, 0, 7));
  for (const isGrant of [false, true]) mapPage(m, findNode(m, 3, 9), 2, 5, 7, isGrant);
  expect([rights(m, 2, 5), rights(m, 3, 9)]).toEqual([7, 7]);
});

test("A grant moves the node with its parent and its children, and masks them", () => {
  const m = booted();
  const child = makeTask(m, 3);
  const other = makeTask(m, 4);
  give(m, SIGMA0, ROOT, ...item(ITEM_MAP, 5, FRAME, 0, 7));
  give(m, ROOT, child, ...item(ITEM_MAP, 9, 5, 0, 7));
  give(m, ROOT, other, ...item(ITEM_GRANT, 5, 5, 0, 5));
  expect([rights(m, 2, 5), rights(m, 4, 5), rights(m, 3, 9)]).toEqual([0, 5, 5]);
  expect(parentOf(m, findNode(m, 3, 9))).toBe(findNode(m, 4, 5));
  expect(parentOf(m, findNode(m, 4, 5))).toBe(findNode(m, 1, FRAME));
});

test("Granting a root of σ0 is mapping it", () => {
  const m = booted();
  give(m, SIGMA0, ROOT, ...item(ITEM_GRANT, 5, FRAME, 0, 7));
  expect([rights(m, 1, FRAME), rights(m, 2, 5)]).toEqual([7, 7]);
});

test("Without a node or a table a page is untouched; an occupied one never lacks them", () => {
  const m = booted({ mappingNodes: 5, kernelTables: 4 });
  const source = findNode(m, 1, FRAME);
  expect(mapPage(m, source, 2, 5, 7, false)).toBe(0);
  expect(mapPage(m, source, 2, 6, 7, false)).toBe(ERROR_OUT_OF_MEMORY);
  expect(mapPage(m, findNode(m, 1, FRAME + 1), 2, 5, 7, false)).toBe(0);
  expect(freeCounts(m).slice(1)).toEqual([0, 0]);
});
