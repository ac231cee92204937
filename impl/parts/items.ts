// The typed items of a message: which are well-formed, and what those do that map and grant.
// Strings are in strings.ts. Source: manual, 1.4 and 5.

import {
  ERROR_CUT,
  hasGoodCounts,
  isNoPage,
  ITEM_GRANT,
  ITEM_MAP,
  ITEM_STRING,
  itemKindOf,
  LOG2_PAGE_BYTES,
  MR0,
  rightsOf,
  typedOf,
  untypedOf,
} from "../../abi/index.ts";
import { registerOf, windowOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { taskOfThread } from "./ids.ts";
import { mapPage } from "./mapPages.ts";
import { joinRegions } from "./megapages.ts";
import { endOfRange, findNode, nextMappedPage } from "./space.ts";
import { firstPageSent, firstPageTaken, log2PagesSent } from "./windows.ts";

/** True iff the message in the thread's registers makes sense: counts, and kinds of items. */
export function isGoodMessage(m: TrapPort, sender: number, tag: number): boolean {
  if (!hasGoodCounts(tag)) return false;
  const end = untypedOf(tag) + typedOf(tag);
  for (let word = untypedOf(tag); word < end; word = word + 2) {
    const kind = itemKindOf(registerOf(m, sender, MR0 + word));
    if (kind !== ITEM_MAP && kind !== ITEM_GRANT && kind !== ITEM_STRING) return false;
  }
  return true;
}

/**
 * Maps and grants what the sender's message offers, in message order, pages ascending.
 *
 * Pre     The message is good and has items; the sender's is in its registers.
 * Errors  ERROR_CUT: pages are offered, and the receiver has no window. ERROR_OUT_OF_MEMORY: the
 *         pages before the one that could not be mapped are mapped. Else 0.
 */
export function moveItems(m: TrapPort, sender: number, receiver: number, tag: number): number {
  if (isNoPage(windowOf(m, receiver))) return offersPages(m, sender, tag) ? ERROR_CUT : 0;
  // Within one task there is nothing to move.
  if (taskOfThread(m, sender) === taskOfThread(m, receiver)) return 0;
  const end = untypedOf(tag) + typedOf(tag);
  for (let word = untypedOf(tag); word < end; word = word + 2) {
    const first = registerOf(m, sender, MR0 + word);
    const second = registerOf(m, sender, MR0 + word + 1);
    if (itemKindOf(first) !== ITEM_STRING) {
      const code = moveItem(m, sender, receiver, first, second);
      if (code !== 0) return code;
    }
  }
  return 0;
}

/** True iff an item is not a string. */
function offersPages(m: TrapPort, sender: number, tag: number): boolean {
  const end = untypedOf(tag) + typedOf(tag);
  for (let word = untypedOf(tag); word < end; word = word + 2) {
    if (itemKindOf(registerOf(m, sender, MR0 + word)) !== ITEM_STRING) return true;
  }
  return false;
}

/** One item: pages that the sender lacks are skipped. Returns an error code, or 0. */
function moveItem(
  m: TrapPort,
  sender: number,
  receiver: number,
  first: number,
  sent: number,
): number {
  if (isNoPage(sent)) return 0;
  const window = windowOf(m, receiver);
  const hotSpot = first >>> LOG2_PAGE_BYTES;
  const isGrant = itemKindOf(first) === ITEM_GRANT;
  const from = firstPageSent(sent, window, hotSpot);
  const to = firstPageTaken(sent, window, hotSpot);
  const end = endOfRange(from, log2PagesSent(sent, window));
  const fromTask = taskOfThread(m, sender);
  const toTask = taskOfThread(m, receiver);
  // Looked up again for each page, because mapping one may flush another of the sender's.
  let page = nextMappedPage(m, fromTask, from, end);
  while (page < end) {
    const source = findNode(m, fromTask, page);
    const code = mapPage(m, source, toTask, to + (page - from), rightsOf(sent), isGrant);
    if (code !== 0) return code;
    page = nextMappedPage(m, fromTask, page + 1, end);
  }
  joinRegions(m, toTask, to, endOfRange(to, log2PagesSent(sent, window)));
  return 0;
}
