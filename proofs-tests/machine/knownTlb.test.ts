import { expect, test } from "vitest";
import { Tlb } from "../../machine/hart/tlb.ts";
import { KnownTlb } from "../../machine/knownTlb.ts";
import { Memory } from "../../machine/memory/memory.ts";

test("entries come back as they were, and nothing is copied while they stay", () => {
  const memory = new Memory(4096);
  const tlb = new Tlb(memory);
  tlb.insert(1, 5, 0x1234_00df, false, false);
  const known = new KnownTlb(memory, tlb);
  const one = known.take();
  expect(known.take()).toBe(one);
  tlb.insert(1, 6, 0x5678_00df, false, false);
  const two = known.take();
  expect([one.length, two.length]).toEqual([2, 4]);
  known.restore(one);
  expect([tlb.lookup(1, 5), tlb.lookup(1, 6)]).toEqual([0x1234_00df, 0]);
  const { stamp } = tlb;
  known.restore(one);
  expect(tlb.stamp).toBe(stamp);
  tlb.forgetAll();
  known.restore(one);
  expect(tlb.count).toBe(1);
  known.restore(two);
  expect(tlb.lookup(1, 6)).toBe(0x5678_00df);
});
