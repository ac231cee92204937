// Flexpages: base 31–12, log2 of the size in bytes 9–4, rights r w x in bits 2, 1, 0.
// Source: manual, section 1.2.

import { alignDown, bits, u32, type Word } from "../lib/u32.ts";

export const PAGE_BYTES = 4096;
export const LOG2_PAGE_BYTES = 12;
export const COMPLETE_LOG2_BYTES = 32;
/** The end of the user area, in bytes. */
export const USER_AREA_END = 0xc000_0000;
/** The number of pages in the user area. */
export const USER_AREA_PAGES = 0xc_0000;

export const READ = 4;
export const WRITE = 2;
export const EXECUTE = 1;

/** log2 of the size in bytes as written, 0 … 63. */
const writtenLog2 = (flexpage: Word): number => bits(flexpage, 9, 4);

/** 1 iff the flexpage is *no page*: its size is below a page. */
export const isNoPage = (flexpage: Word): boolean => writtenLog2(flexpage) < LOG2_PAGE_BYTES;

/** log2 of the number of pages, 0 … 20; not for *no page*. A size beyond 32 counts as 32. */
export const log2PagesOf = (flexpage: Word): number =>
  (writtenLog2(flexpage) > COMPLETE_LOG2_BYTES ? COMPLETE_LOG2_BYTES : writtenLog2(flexpage)) -
  LOG2_PAGE_BYTES;

/** The first page, rounded down to the size; not for *no page*. */
export const firstPageOf = (flexpage: Word): number =>
  alignDown(flexpage >>> LOG2_PAGE_BYTES, 1 << log2PagesOf(flexpage));

/** The rights as written: r w x in bits 2, 1, 0. */
export const rightsOf = (flexpage: Word): number => bits(flexpage, 2, 0);

/** Rights in normal form: without r there is no w. */
export const normalRights = (rights: number): number =>
  (rights & READ) !== 0 ? rights : rights & EXECUTE;

/** The flexpage at `firstPage` of 2^`log2Pages` pages, with `rights`. */
export const flexpageOf = (firstPage: number, log2Pages: number, rights: number): Word =>
  u32((firstPage << LOG2_PAGE_BYTES) | ((log2Pages + LOG2_PAGE_BYTES) << 4) | rights);

/** The complete address space, all rights. */
export const COMPLETE: Word = flexpageOf(0, COMPLETE_LOG2_BYTES - LOG2_PAGE_BYTES, 7);
