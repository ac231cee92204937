import { expect, test } from "vitest";
import {
  byteAt,
  differingWords,
  pageOf,
  withPage,
  withWord,
  wordAt,
  type Frames,
} from "../../spec/index.ts";

const page = Array.from({ length: 1024 }, (_, n) => n);
const frames: Frames = { first: 5, pages: [page, page] };

test("words lie where the address says, whatever the page", () => {
  expect([wordAt(page, 0x7008), wordAt(page, 0xffff_fffc)]).toEqual([2, 1023]);
});

test("bytes are little-endian", () => {
  expect([0, 1, 2, 3, 4].map((n) => byteAt([0x0403_0201, 0xff], n))).toEqual([1, 2, 3, 4, 255]);
});

test("a word is stored in one frame and nowhere else; nothing before it changes", () => {
  const stored = withWord(frames, 6, 0x4_0008, 99);
  expect(differingWords(page, pageOf(stored, 6) ?? [])).toEqual([8]);
  expect([pageOf(stored, 5), pageOf(frames, 6)]).toEqual([page, page]);
  expect(withWord(frames, 7, 0, 1)).toBe(frames);
});

test("a frame that is no memory holds nothing", () => {
  expect([pageOf(frames, 4), pageOf(frames, 7)]).toEqual([undefined, undefined]);
  expect(pageOf(withPage(frames, 5, [1]), 5)).toEqual([1]);
});
