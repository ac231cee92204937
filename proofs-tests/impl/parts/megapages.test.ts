import { expect, test } from "vitest";
import * as layout from "../../../impl/layout/index.ts";
import { mapPage } from "../../../impl/parts/mapPages.ts";
import { joinRegions } from "../../../impl/parts/megapages.ts";
import * as space from "../../../impl/parts/space.ts";
import type { Machine } from "../../../machine/index.ts";
import * as abi from "../../../abi/index.ts";
import { access, booted, call, freeCounts, give, item, ROOT, runAs, SIGMA0 } from "../world.ts";

/** The first 4 MiB of user frames that begin at a multiple of 4 MiB, and where root gets them. */
const REGION = 0x8_0400;
const PAGE = 0x4_0000;
/** Root's own pages begin there, and are not aligned. */
const FIRST = 0x8_0100;

const withRegion = (mappingNodes = 3840): Machine => booted({ userFrames: 1792, mappingNodes });

/** σ0 gives root the region, at PAGE. */
function mapped(m: Machine = withRegion(), rights = 7): Machine {
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, PAGE, REGION, 10, rights));
  return m;
}

const entryOf = (m: Machine, task: number, page: number): number =>
  layout.rootEntryAt(layout.rootTableOf(m, task), page);
const isMegapage = (m: Machine, task: number, page: number): boolean =>
  layout.isLeafPte(layout.pteOf(m, entryOf(m, task, page)));

/** Root maps to itself what σ0 has, page by page. */
function mapEach(
  m: Machine,
  frameOf: (index: number) => number,
  rightsOf: (index: number) => number = () => 7,
): void {
  for (let index = 0; index < 1024; index++) {
    const source = space.findNode(m, 1, frameOf(index));
    expect(mapPage(m, source, 2, PAGE + index, rightsOf(index), false)).toBe(0);
  }
  joinRegions(m, 2, PAGE, PAGE + 1024);
}

test("4 MiB in one piece are a megapage, σ0's own from the start, and 256 frames are none", () => {
  expect(isMegapage(withRegion(), 1, REGION)).toBe(true);
  expect(isMegapage(withRegion(), 1, FIRST)).toBe(false);
  expect(isMegapage(mapped(), 2, PAGE)).toBe(true);
  expect(isMegapage(mapped(withRegion(), 4), 2, PAGE)).toBe(true);
  expect(layout.rightsOfPte(layout.pteOf(mapped(), entryOf(mapped(), 2, PAGE)))).toBe(7);
});

test("one that loses a page, or a page a right, is split; no memory is needed for it", () => {
  for (const [revoked, left] of [
    [7, 0],
    [2, 5],
  ] as const) {
    const m = mapped(withRegion(1792 + 1024));
    const [, nodes, tables] = freeCounts(m);
    runAs(m, ROOT);
    call(m, abi.FPAGE_UNMAP, abi.flexpageOf(PAGE + 7, 0, revoked), 1);
    expect(isMegapage(m, 2, PAGE)).toBe(false);
    const node = space.findNode(m, 2, PAGE + 7);
    expect(node === 0 ? 0 : space.rightsOfNode(m, node)).toBe(left);
    for (const page of [PAGE, PAGE + 6, PAGE + 8, PAGE + 1023])
      expect(space.rightsOfNode(m, space.findNode(m, 2, page))).toBe(7);
    expect(freeCounts(m).slice(1)).toEqual([left === 0 ? nodes + 1 : nodes, tables]);
  }
});

test("the TLB holds a megapage while it is one, and pages when it is none", () => {
  const m = mapped();
  runAs(m, ROOT);
  const sizes = (): readonly number[] =>
    m.tlbEntries().flatMap(({ asid, pageCount }) => (asid === 2 ? [pageCount] : []));
  access(m, "store", PAGE + 9);
  expect(sizes()).toEqual([1024]);
  call(m, abi.FPAGE_UNMAP, abi.flexpageOf(PAGE + 7, 0, 2), 1);
  expect(sizes()).toEqual([]);
  access(m, "store", PAGE + 9);
  expect(sizes()).toEqual([1]);
  // What was taken comes back with the whole: one piece again.
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, PAGE, REGION, 10, 7));
  expect(isMegapage(m, 2, PAGE)).toBe(true);
  expect(sizes()).toEqual([]);
});

test("a megapage that is given again, with no more rights, stays whole", () => {
  const m = mapped();
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, PAGE + 3, REGION + 3, 0, 7));
  expect(isMegapage(m, 2, PAGE)).toBe(true);
});

test("frames not in a row, or not from a multiple of 4 MiB on, or of unlike rights stay", () => {
  const row = withRegion();
  mapEach(row, (index) => REGION + index);
  expect(isMegapage(row, 2, PAGE)).toBe(true);
  const changed = withRegion();
  mapEach(changed, (index) => REGION + (index === 1023 ? 5 : index));
  expect(isMegapage(changed, 2, PAGE)).toBe(false);
  const shifted = withRegion();
  mapEach(shifted, (index) => FIRST + index);
  expect(isMegapage(shifted, 2, PAGE)).toBe(false);
  const unlike = withRegion();
  mapEach(
    unlike,
    (index) => REGION + index,
    (index) => (index === 512 ? 4 : 7),
  );
  expect(isMegapage(unlike, 2, PAGE)).toBe(false);
});

test("a region that is not full stays pages", () => {
  const m = withRegion();
  give(m, SIGMA0, ROOT, ...item(abi.ITEM_MAP, PAGE, REGION, 9, 7));
  joinRegions(m, 2, PAGE, PAGE + 1024);
  expect(isMegapage(m, 2, PAGE)).toBe(false);
});
