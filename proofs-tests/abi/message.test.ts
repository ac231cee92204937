// Literals from the manual, sections 1.4 and 2.0, put together by hand.
import fc from "fast-check";
import { expect, test } from "vitest";
import * as abi from "../../abi/message.ts";

test.each([
  [0, 0, 0, 0x0000_0000],
  [0, 8, 0, 0x0000_0008],
  // label · 2¹⁶ + 2 typed words · 2⁶ + 3 untyped ones.
  [0x1234, 3, 2, 0x1234_0083],
  [0xfff0, 0, 0, 0xfff0_0000],
  [0xffff, 63, 63, 0xffff_0fff],
])("label %d, %d untyped, %d typed words", (label, untyped, typed, tag) => {
  expect(abi.tagOf(label, untyped, typed)).toBe(tag);
  expect([abi.labelOf(tag), abi.untypedOf(tag), abi.typedOf(tag)]).toEqual([label, untyped, typed]);
  expect(abi.wordsOf(tag)).toBe(untyped + typed);
});

test("The flags p, r and E are bits 12, 13 and 15", () => {
  expect([abi.TAG_PROPAGATED, abi.TAG_REDIRECTED, abi.TAG_ERROR]).toEqual([0x1000, 0x2000, 0x8000]);
  const flags = abi.TAG_PROPAGATED | abi.TAG_REDIRECTED | abi.TAG_ERROR;
  expect([abi.labelOf(flags), abi.wordsOf(flags)]).toEqual([0, 0]);
});

test("At most eight words, the typed ones in pairs", () => {
  const good = [
    [8, 0],
    [0, 8],
    [6, 2],
    [0, 0],
  ] as const;
  const bad = [
    [9, 0],
    [7, 2],
    [0, 10],
    [0, 1],
    [5, 3],
    [63, 63],
  ] as const;
  for (const [u, t] of good) expect(abi.hasGoodCounts(abi.tagOf(0, u, t))).toBe(true);
  for (const [u, t] of bad) expect(abi.hasGoodCounts(abi.tagOf(0xffff, u, t))).toBe(false);
});

test("The kind of an item is the low four bits, whatever stands above", () => {
  expect([abi.ITEM_STRING, abi.ITEM_MAP, abi.ITEM_GRANT]).toEqual([0, 8, 10]);
  expect(abi.itemKindOf(0x8010_0008)).toBe(abi.ITEM_MAP);
  expect(abi.itemKindOf(0xffff_fffa)).toBe(abi.ITEM_GRANT);
  expect(abi.itemKindOf(0xffff_fc00)).toBe(abi.ITEM_STRING);
});

test("The kernel's own labels are the manual's", () => {
  expect([abi.LABEL_INTERRUPT, abi.LABEL_PAGE_FAULT, abi.LABEL_EXCEPTION]).toEqual([
    0xfff0, 0xffe0, 0xffb0,
  ]);
});

test("The codes run from 1, timeout, to 9, bad message, in the manual's order", () => {
  expect([
    abi.ERROR_TIMEOUT,
    abi.ERROR_NO_PARTNER,
    abi.ERROR_CANCELLED,
    abi.ERROR_CUT,
    abi.ERROR_TRANSFER_TIMEOUT_MINE,
    abi.ERROR_TRANSFER_TIMEOUT_PARTNER,
    abi.ERROR_ABORTED,
    abi.ERROR_OUT_OF_MEMORY,
    abi.ERROR_BAD_MESSAGE,
  ]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("An error word is the code above the phase", () => {
  expect(abi.errorWordOf(abi.PHASE_SEND, abi.ERROR_NO_PARTNER)).toBe(4);
  expect(abi.errorWordOf(abi.PHASE_RECEIVE, abi.ERROR_TIMEOUT)).toBe(3);
  expect(abi.errorWordOf(abi.PHASE_RECEIVE, abi.ERROR_BAD_MESSAGE)).toBe(19);
  fc.assert(
    fc.property(fc.nat(1), fc.nat(15), (phase, code) => {
      const error = abi.errorWordOf(phase, code);
      expect([abi.errorPhaseOf(error), abi.errorCodeOf(error)]).toEqual([phase, code]);
    }),
  );
});

test("A string item has its length above ten bits that mean nothing", () => {
  expect(abi.stringItemOf(5)).toBe(0x1400);
  expect([0, 1, 4096, 2 ** 22 - 1].map((n) => abi.stringLengthOf(abi.stringItemOf(n)))).toEqual([
    0,
    1,
    4096,
    2 ** 22 - 1,
  ]);
  expect(abi.stringLengthOf(0x17ff)).toBe(5);
  expect(abi.itemKindOf(abi.stringItemOf(2 ** 22 - 1))).toBe(abi.ITEM_STRING);
});
