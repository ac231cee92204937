import { expect, test } from "vitest";
import { Memory } from "../../../machine/memory/memory.ts";

test("all views look at the same bytes, little-endian", () => {
  const memory = new Memory(8192);
  memory.store32(4, 0x1234_5678);
  expect([memory.load8(4), memory.load16(6), memory.load32(4)]).toEqual([
    0x78, 0x1234, 0x1234_5678,
  ]);
  memory.store16(4, 0xbeef);
  memory.store8(7, 0xff);
  expect(memory.load32(4)).toBe(0xff34_beef);
  expect(memory.ram.buffer).toBe(memory.hart.buffer);
});

test("stores stamp their page from one clock", () => {
  const memory = new Memory(3 * 4096);
  memory.store8(4096, 1);
  memory.store16(8192, 1);
  memory.store32(4, 1);
  const [first, second, third] = memory.pageStamps;
  expect([second, third, first].map(Number)).toEqual([1, 2, 3]);
  expect(memory.freshStamp()).toBe(4);
});

test("a store stamps one line of its page, and who touches a page stamps them all", () => {
  const memory = new Memory(2 * 4096);
  memory.store32(4096 + 256, 1);
  expect([...memory.lineStamps.entries()].filter(([, stamp]) => stamp > 0)).toEqual([[17, 1]]);
  memory.touch(1);
  expect([...memory.lineStamps.subarray(16)]).toEqual(Array.from({ length: 16 }, () => 2));
  memory.touchAll();
  expect(memory.lineStamps.every((stamp) => stamp === 3)).toBe(true);
});

test("stamps outlive a 32-bit clock", () => {
  const memory = new Memory(4096);
  memory.pageStamps[0] = 2 ** 40 + 1;
  expect(memory.pageStamps[0]).toBe(2 ** 40 + 1);
});

test("changed pages are told once, until they are known", () => {
  const memory = new Memory(8 * 4096);
  memory.changesAreKnown();
  memory.store32(4096, 1);
  memory.store8(4100, 1);
  memory.copyIn(3 * 4096 - 1, Uint8Array.of(1, 2));
  const changed = [...memory.changedPages.subarray(0, memory.changedCount)];
  expect(changed.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  expect([1, 4].map((page) => memory.isChanged(page))).toEqual([true, false]);
  memory.changesAreKnown();
  expect([memory.changedCount, memory.isChanged(1)]).toEqual([0, false]);
});

test("to touch all pages is to touch each", () => {
  const memory = new Memory(4 * 4096);
  memory.changesAreKnown();
  memory.touch(1);
  const before = memory.latestStamp;
  memory.touchAll();
  expect([...memory.changedPages.subarray(0, memory.changedCount)]).toEqual([0, 1, 2, 3]);
  expect(memory.pageStamps.every((stamp) => stamp > before)).toBe(true);
  expect([0, 1, 2, 3].every((page) => memory.isChanged(page))).toBe(true);
});
