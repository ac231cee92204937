// Literals from the manual, section 1.2, put together by hand.
import fc from "fast-check";
import { expect, test } from "vitest";
import * as abi from "../../abi/flexpage.ts";

test.each([
  // base | log2 size · 16 | rwx: a page is 12 · 16 = 0xc0.
  [0, 0, 4, 0x0000_00c4],
  [0x80100, 0, 7, 0x8010_00c7],
  [0x400, 10, 6, 0x0040_0166], //  a megapage: 22 · 16 = 0x160
  [0, 20, 7, 0x0000_0207], //      everything: 32 · 16 = 0x200
])("page %d, 2^%d pages, rights %d", (firstPage, log2Pages, rights, flexpage) => {
  expect(abi.flexpageOf(firstPage, log2Pages, rights)).toBe(flexpage);
});

test("The complete space is size 32 at base 0 with all rights", () => {
  expect(abi.COMPLETE).toBe(0x0000_0207);
  expect(abi.log2PagesOf(abi.COMPLETE)).toBe(20);
  expect(abi.firstPageOf(abi.COMPLETE)).toBe(0);
});

test("A size below 12 is no page", () => {
  expect([0, 0xb7, 0xffff_f0b7].map(abi.isNoPage)).toEqual([true, true, true]);
  expect([0xc0, 0xc7, 0x3f7].map(abi.isNoPage)).toEqual([false, false, false]);
});

test("A size beyond 32 counts as 32", () => {
  expect(abi.log2PagesOf(33 << 4)).toBe(20);
  expect(abi.log2PagesOf(63 << 4)).toBe(20);
});

test("The base is rounded down to the size", () => {
  expect(abi.firstPageOf(0x0040_3166)).toBe(0x400);
  expect(abi.firstPageOf(0xffff_f0c0)).toBe(0xf_ffff);
  expect(abi.firstPageOf(0xffff_f207)).toBe(0);
});

test("Rights are the low three bits, r above w above x", () => {
  expect([abi.READ, abi.WRITE, abi.EXECUTE]).toEqual([4, 2, 1]);
  expect(abi.rightsOf(0xffff_fff5)).toBe(5);
});

test("Without r there is no w, and x stays", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(abi.normalRights)).toEqual([0, 1, 0, 1, 4, 5, 6, 7]);
});

test("The user area ends at 0xc000_0000", () => {
  expect(abi.USER_AREA_END).toBe(0xc000_0000);
  expect(abi.USER_AREA_PAGES * abi.PAGE_BYTES).toBe(abi.USER_AREA_END);
  expect(2 ** abi.LOG2_PAGE_BYTES).toBe(abi.PAGE_BYTES);
  expect(2 ** abi.COMPLETE_LOG2_BYTES).toBe(0x1_0000_0000);
});

test("An aligned flexpage says what it was made of", () => {
  fc.assert(
    fc.property(fc.nat(0xf_ffff), fc.nat(20), fc.nat(7), (page, log2Pages, rights) => {
      const first = page - (page % 2 ** log2Pages);
      const flexpage = abi.flexpageOf(first, log2Pages, rights);
      expect(abi.isNoPage(flexpage)).toBe(false);
      expect(abi.firstPageOf(flexpage)).toBe(first);
      expect(abi.log2PagesOf(flexpage)).toBe(log2Pages);
      expect(abi.rightsOf(flexpage)).toBe(rights);
    }),
  );
});
