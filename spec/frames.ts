// What user memory holds. A frame's contents are a page of words, little-endian, that never change:
// whatever is stored makes another page. Source: manual, section 1 and 1.4.

import { put } from "../lib/table.ts";
import type { Word } from "../lib/u32.ts";

export const PAGE_BYTES = 4096;
const PAGE_WORDS = PAGE_BYTES / 4;

/** The contents of a frame: 1024 words. */
export type Page = ArrayLike<Word>;

/** The user frames, from frame number `first` on. */
export type Frames = { readonly first: number; readonly pages: readonly Page[] };

/** The contents of a frame; undefined of one that is no memory. */
export const pageOf = ({ first, pages }: Frames, frame: number): Page | undefined =>
  pages[frame - first];

/** The word at `address`, a multiple of 4, of a page that lies there. */
export const wordAt = (page: Page, address: Word): Word =>
  page[(address % PAGE_BYTES) >>> 2] as Word;

/** Byte `offset` of a page: 0 … 255. */
export const byteAt = (page: Page, offset: number): number =>
  ((page[offset >>> 2] as Word) >>> (8 * (offset & 3))) & 0xff;

/** The same frames with other contents of `frame`, which is one of them. */
export const withPage = ({ first, pages }: Frames, frame: number, page: Page): Frames => ({
  first,
  pages: put(pages, frame - first, page),
});

/** The same frames with `word` at `address`, a multiple of 4, of a page that is `frame`. */
export function withWord(frames: Frames, frame: number, address: Word, word: Word): Frames {
  const page = pageOf(frames, frame);
  if (page === undefined) return frames;
  const words = new Uint32Array(page);
  words[(address % PAGE_BYTES) >>> 2] = word;
  return withPage(frames, frame, words);
}

/** The offsets in bytes, multiples of 4, of the words in which two pages differ. */
export function differingWords(a: Page, b: Page): readonly number[] {
  const offsets: number[] = [];
  if (a === b) return offsets;
  const isWhole = a.length === PAGE_WORDS && b.length === PAGE_WORDS;
  for (let index = 0; index < PAGE_WORDS; index += 4) {
    if (isWhole && areEqual(a, b, index)) continue;
    for (let at = index; at < index + 4; at++) if (a[at] !== b[at]) offsets.push(at * 4);
  }
  return offsets;
}

/** True iff four words are the same in both: asked with one branch. */
const areEqual = (a: Page, b: Page, from: number): boolean =>
  (((a[from] as Word) ^ (b[from] as Word)) |
    ((a[from + 1] as Word) ^ (b[from + 1] as Word)) |
    ((a[from + 2] as Word) ^ (b[from + 2] as Word)) |
    ((a[from + 3] as Word) ^ (b[from + 3] as Word))) ===
  0;
