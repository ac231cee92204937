import { expect, test } from "vitest";
import { TLB_COUNT, TLB_KINDS } from "../../machine/memory/layout.ts";
import { canonicalHart, canonicalTlb, storedHart } from "../../machine/snapshotState.ts";

const GLOBAL = 1 << 29;

test("entries are ordered by key, each with its leaf", () => {
  expect([...canonicalTlb(Int32Array.of(9, 1, 3, 2, 5, 3))]).toEqual([3, 2, 5, 3, 9, 1]);
});

test("how the TLB is stored is left out, and comes back", () => {
  const hart = Int32Array.from({ length: 256 }, (_, n) => n);
  const tlb = Int32Array.of(7, 1, GLOBAL | 8, 2);
  hart[TLB_COUNT] = 2;
  hart[TLB_KINDS] = GLOBAL;
  const canonical = canonicalHart(hart);
  expect([canonical[TLB_COUNT], canonical[TLB_KINDS], canonical[5]]).toEqual([0, 0, 5]);
  expect(storedHart(canonical, tlb)).toEqual(hart);
});
