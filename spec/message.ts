// Messages, flexpages and timeouts, as a thread means them. Source: manual, 1.2 to 1.4.

import type { Word } from "../lib/u32.ts";
import type { Name } from "./name.ts";
import { describeRights, type Rights } from "./rights.ts";

/** The number of pages in the user area. */
export const USER_PAGES = 0xc0000;

/** 2^`log2Pages` pages from `firstPage`, a multiple of that; or no page at all. */
export type Flexpage =
  | { readonly tag: "noPage" }
  | { readonly tag: "pages"; readonly firstPage: number; readonly log2Pages: number };

/** How many pages a flexpage has that has some. */
export const pagesOf = ({ log2Pages }: { readonly log2Pages: number }): number => 1 << log2Pages;

export const completeSpace: Flexpage = { tag: "pages", firstPage: 0, log2Pages: 20 };

/** Pages of the sender's, offered with rights at a hot spot (a page number). */
export type PageItem = {
  readonly tag: "map" | "grant";
  readonly hotSpot: number;
  readonly flexpage: Flexpage;
  readonly rights: Rights;
};

/** Bytes of the sender's, from `address` on: copied. */
export type StringItem = {
  readonly tag: "string";
  /** In bytes, 0 … 2²² − 1. */
  readonly length: number;
  readonly address: Word;
};

/** A typed item. */
export type Item = PageItem | StringItem;

/** Where a receiver takes strings: `length` bytes from `address` on. */
export type StringBuffer = { readonly address: Word; readonly length: number };

export const noBuffer: StringBuffer = { address: 0, length: 0 };

/**
 * A well-formed message. `words` are all its words as sent, untyped ones first, at most eight;
 * `untyped` counts the first kind; `items` is what the typed ones say.
 */
export type Message = {
  readonly label: number;
  readonly untyped: number;
  readonly words: readonly Word[];
  readonly items: readonly Item[];
};

/** True iff the message maps or grants. */
export const movesPages = (message: Message | undefined): boolean =>
  message?.items.some(({ tag }) => tag !== "string") ?? false;

/** What is written on a message: for whom it was meant, and in whose name it comes. */
export type Envelope = {
  /** The apparent sender: the real one, unless it speaks for another. */
  readonly from: Name;
  /** Whom the sender addressed. */
  readonly to: Name;
  /** It arrives at somebody else, who stands on the way. */
  readonly redirected: boolean;
  /** The apparent sender is not the real one. */
  readonly propagated: boolean;
};

/** How long a phase may last, or a fault of the partner in a transfer, in µs; 0: not at all. */
export type Timeout = number | "never";

/** A tick at which something ends. */
export type Deadline = number | "never";

/** A flexpage as people write it: its pages in hex. */
export function describeFlexpage(flexpage: Flexpage): string {
  if (flexpage.tag === "noPage") return "no page";
  if (flexpage.log2Pages === 20) return "the complete space";
  const first = flexpage.firstPage.toString(16);
  return flexpage.log2Pages === 0 ? `page ${first}` : `pages ${first} + ${2 ** flexpage.log2Pages}`;
}

/** An item as people write it. */
export function describeItem(item: Item): string {
  if (item.tag === "string") return `string of ${item.length} at ${item.address.toString(16)}`;
  const { tag, flexpage, rights, hotSpot } = item;
  const what = `${describeFlexpage(flexpage)} ${describeRights(rights)}`;
  return `${tag} ${what} at ${hotSpot.toString(16)}`;
}
