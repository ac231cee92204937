import fc from "fast-check";
import { expect, test } from "vitest";
import { normalRights } from "../../../abi/index.ts";
import * as pageTable from "../../../impl/layout/pageTable.ts";

test("A leaf gives back its frame and its rights", () => {
  fc.assert(
    fc.property(fc.nat(0xf_ffff), fc.integer({ min: 1, max: 7 }), (frame, asked) => {
      const rights = normalRights(asked);
      const pte = pageTable.leafPte(frame, rights);
      expect(pageTable.frameOfPte(pte)).toBe(frame);
      expect(pageTable.rightsOfPte(pte)).toBe(rights);
    }),
  );
});

test("A leaf is a valid user page with A and D set", () => {
  expect(pageTable.leafPte(1, 7)).toBe((1 << 10) | 0xdf);
});

test("A pointer gives back its table and has no rights", () => {
  const pte = pageTable.ptePointingTo(0x8000_3000);
  expect(pageTable.tableOfPte(pte)).toBe(0x8000_3000);
  expect(pageTable.rightsOfPte(pte)).toBe(0);
});

test("Entries of a page are found by the high and the low ten bits of its number", () => {
  expect(pageTable.rootEntryAt(0x1000, 0x0_0403)).toBe(0x1004);
  expect(pageTable.leafEntryAt(0x1000, 0x0_0403)).toBe(0x100c);
});
