import fc from "fast-check";
import { expect, test } from "vitest";
import { flexpageOf } from "../../../abi/index.ts";
import { firstPageSent, firstPageTaken, log2PagesSent } from "../../../impl/parts/windows.ts";

const place = (sent: number, window: number, hotSpot: number): readonly number[] => [
  firstPageSent(sent, window, hotSpot),
  firstPageTaken(sent, window, hotSpot),
  log2PagesSent(sent, window),
];

test("A larger window takes the flexpage whole, at the hot spot rounded down", () => {
  expect(place(flexpageOf(0x20, 2, 7), flexpageOf(0x100, 4, 0), 0x137)).toEqual([0x20, 0x104, 2]);
});

test("A smaller window is filled by the piece at the hot spot", () => {
  expect(place(flexpageOf(0x100, 4, 7), flexpageOf(0x20, 2, 0), 0x137)).toEqual([0x104, 0x20, 2]);
});

test("Equal sizes go base to base, whatever the hot spot", () => {
  expect(place(flexpageOf(0x30, 3, 7), flexpageOf(0x50, 3, 0), 0xfffff)).toEqual([0x30, 0x50, 3]);
});

test("Both ends lie in their flexpages, aligned to what goes", () => {
  const flexpages = fc
    .record({ page: fc.nat(0xf_ffff), log2: fc.nat(20) })
    .map(({ page, log2 }) => ({ word: flexpageOf(page & -(1 << log2), log2, 7), page, log2 }));
  fc.assert(
    fc.property(flexpages, flexpages, fc.nat(0xf_ffff), (sent, window, hotSpot) => {
      const [from, to, log2] = place(sent.word, window.word, hotSpot) as [number, number, number];
      expect(log2).toBe(Math.min(sent.log2, window.log2));
      expect(from >>> sent.log2).toBe(sent.page >>> sent.log2);
      expect(to >>> window.log2).toBe(window.page >>> window.log2);
      expect([from % 2 ** log2, to % 2 ** log2]).toEqual([0, 0]);
    }),
  );
});
