import { expect, test } from "vitest";
import { pteOf, nodePteOf } from "../../../impl/layout/index.ts";
import { mapPage } from "../../../impl/parts/mapPages.ts";
import * as space from "../../../impl/parts/space.ts";
import { booted, FRAME, freeCounts } from "../world.ts";

test("Mapped pages are found in ascending order, across tables, and no others", () => {
  const m = booted();
  const pages = [3, 0x3ff, 0x400, 0x9_0000, 0xb_ffff];
  for (const page of pages) mapPage(m, space.findNode(m, 1, FRAME), 2, page, 4, false);
  const found: number[] = [];
  let page = space.nextMappedPage(m, 2, 0, 0xc_0000);
  while (page < 0xc_0000) {
    found.push(page);
    page = space.nextMappedPage(m, 2, page + 1, 0xc_0000);
  }
  expect(found).toEqual(pages);
  expect(space.nextMappedPage(m, 2, 4, 0x3ff)).toBe(0x3ff);
  expect(space.nextMappedPage(m, 2, 0x401, 0x8_0000)).toBe(0x8_0000);
});

test("A range is cut off at the end of the user area", () => {
  expect(space.endOfRange(0, 20)).toBe(0xc_0000);
  expect(space.endOfRange(8, 3)).toBe(16);
});

test("A leaf table without a leaf is given back at once, all zero", () => {
  const m = booted();
  const before = freeCounts(m);
  mapPage(m, space.findNode(m, 1, FRAME), 2, 7, 4, false);
  const table = space.leafTableOf(m, 2, 7);
  expect(table).not.toBe(0);
  space.removeLeaf(m, space.findNode(m, 2, 7));
  expect(freeCounts(m)[2]).toBe(before[2]);
  for (let offset = 0; offset < 0x2000; offset += 4) expect(m.peek32(table + offset)).toBe(0);
});

test("A change of rights keeps the frame and shows in the PTE", () => {
  const m = booted();
  mapPage(m, space.findNode(m, 1, FRAME), 2, 7, 7, false);
  const node = space.findNode(m, 2, 7);
  space.changeRights(m, node, 1);
  expect([space.frameOfNode(m, node), space.rightsOfNode(m, node)]).toEqual([FRAME, 1]);
  expect(pteOf(m, nodePteOf(m, node)) & 0xf).toBe(9);
});
