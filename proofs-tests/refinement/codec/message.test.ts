import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import {
  flexpageOf,
  messageOf,
  rightsOf,
  tagOf,
  timeoutOf,
} from "../../../refinement/codec/message.ts";

test.each([
  [0, { tag: "noPage" }],
  [0x1000_30b7, { tag: "noPage" }],
  [0x1000_30c7, { tag: "pages", firstPage: 0x10003, log2Pages: 0 }],
  [0x1000_30d7, { tag: "pages", firstPage: 0x10002, log2Pages: 1 }],
  [0x1234_5207, { tag: "pages", firstPage: 0, log2Pages: 20 }],
  [0x1234_53f7, { tag: "pages", firstPage: 0, log2Pages: 20 }],
])("flexpage %i has its meaning", (word, flexpage) => {
  expect(flexpageOf(word)).toEqual(flexpage);
});

test.each([
  [0, "never"],
  [0x0400, 0],
  [0x8000, 0],
  [0x0001, 1],
  [0x0c05, 40],
  [0x7fff, 1023 * 2 ** 31],
])("timeout %i lasts %s µs", (raw, micros) => {
  expect(timeoutOf(raw)).toBe(micros);
});

test("rights are in normal form", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(rightsOf)).toEqual([0, 1, 0, 1, 4, 5, 6, 7]);
});

test("a message has its words and its items; bad counts and other kinds make no message", () => {
  const words = [7, 0x1000_0008, 0x2000_00c6, 0x3000_000a, 0x4000_00c5];
  const at = (index: number): number => words[index] ?? 0;
  expect(messageOf(0xabcd_f101, at)).toEqual({
    label: 0xabcd,
    untyped: 1,
    words,
    items: [
      { tag: "map", hotSpot: 0x10000, flexpage: flexpageOf(0x2000_00c0), rights: 6 },
      { tag: "grant", hotSpot: 0x30000, flexpage: flexpageOf(0x4000_00c0), rights: 5 },
    ],
  });
  expect(messageOf(9, at)).toBeUndefined();
  expect(messageOf(1 << 6, at)).toBeUndefined();
  expect(messageOf((2 << 6) | 0, at)).toBeUndefined(); // The first item's kind is 7.
});

test("a delivered tag has label and counts, and no other bit", () => {
  const random = prng(2);
  for (let i = 0; i < 500; i++) {
    const tag = random.word();
    const message = messageOf(tag, () => 8);
    if (message !== undefined) expect(tagOf(message)).toBe((tag & 0xffff_0fff) >>> 0);
  }
});
