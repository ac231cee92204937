// Messages, flexpages and timeouts, as a thread means them. Source: manual, 1.2 to 1.4.

import type { Word } from "../lib/u32.ts";
import { describeRights, type Rights } from "./rights.ts";

/** The number of pages in the user area. */
export const USER_PAGES = 0xc0000;

/** 2^`log2Pages` pages from `firstPage`, a multiple of that; or no page at all. */
export type Flexpage =
  | { readonly tag: "noPage" }
  | { readonly tag: "pages"; readonly firstPage: number; readonly log2Pages: number };

export const completeSpace: Flexpage = { tag: "pages", firstPage: 0, log2Pages: 20 };

/** A typed item: pages of the sender's, offered with rights at a hot spot (a page number). */
export type Item = {
  readonly tag: "map" | "grant";
  readonly hotSpot: number;
  readonly flexpage: Flexpage;
  readonly rights: Rights;
};

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

/** How long a phase may last, in µs; 0 means: not at all. */
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
export function describeItem({ tag, flexpage, rights, hotSpot }: Item): string {
  const what = `${describeFlexpage(flexpage)} ${describeRights(rights)}`;
  return `${tag} ${what} at ${hotSpot.toString(16)}`;
}
