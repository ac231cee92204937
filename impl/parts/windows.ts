// Where the pages of an item go: sender's flexpage S of 2^s pages, receiver's window W of 2^r
// pages, hot spot h (a page number). The smaller of the two decides how many pages go.
// Neither flexpage is *no page*. Source: manual, section 5.

import { firstPageOf, log2PagesOf } from "../../abi/index.ts";
import { alignDown } from "../../lib/u32.ts";

/** log2 of the number of pages that go. */
export function log2PagesSent(sent: number, window: number): number {
  const s = log2PagesOf(sent);
  const r = log2PagesOf(window);
  return s < r ? s : r;
}

/** The first page that is sent: S whole, or the piece of S that the hot spot picks. */
export function firstPageSent(sent: number, window: number, hotSpot: number): number {
  const s = log2PagesOf(sent);
  const r = log2PagesOf(window);
  if (r >= s) return firstPageOf(sent);
  return firstPageOf(sent) + alignDown(hotSpot & ((1 << s) - 1), 1 << r);
}

/** Where that page goes: the place in W that the hot spot picks, or the start of W. */
export function firstPageTaken(sent: number, window: number, hotSpot: number): number {
  const s = log2PagesOf(sent);
  const r = log2PagesOf(window);
  if (r < s) return firstPageOf(window);
  return firstPageOf(window) + alignDown(hotSpot & ((1 << r) - 1), 1 << s);
}
