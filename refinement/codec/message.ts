// Messages, flexpages and timeouts as words, and what they mean. Source: manual, 1.2 to 1.4.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import {
  completeSpace,
  type Flexpage,
  type Item,
  type Message,
  type Timeout,
} from "../../spec/message.ts";
import { all, meet, type Rights } from "../../spec/rights.ts";

/** What a flexpage means. */
export function flexpageOf(word: Word): Flexpage {
  if (abi.isNoPage(word)) return noPage;
  const log2Pages = abi.log2PagesOf(word);
  if (log2Pages === 20) return completeSpace;
  return { tag: "pages", firstPage: abi.firstPageOf(word), log2Pages };
}

const noPage: Flexpage = { tag: "noPage" };

/** A raw set of rights in normal form. */
export const rightsOf = (raw: number): Rights => meet(raw as Rights, all);

/** µs that half a word of a3 means; 0 is "not at all". */
export function timeoutOf(raw: number): Timeout {
  if (raw === abi.TIMEOUT_NEVER) return "never";
  return abi.mantissaOf(raw) * (powers[abi.exponentOf(raw)] as number);
}

// Looked up: to raise a number to a power is a call into C.
const powers: readonly number[] = Array.from({ length: 32 }, (_, exponent) => 2 ** exponent);

/** The message that `tag` and the words `wordAt(0)` … say, or undefined when it makes no sense. */
export function messageOf(tag: Word, wordAt: (index: number) => Word): Message | undefined {
  if (!abi.hasGoodCounts(tag)) return undefined;
  const untyped = abi.untypedOf(tag);
  const words: Word[] = [];
  for (let index = 0; index < abi.wordsOf(tag); index++) words.push(wordAt(index));
  const items: Item[] = [];
  for (let index = untyped; index < words.length; index += 2) {
    const item = itemOf(words[index] as Word, words[index + 1] as Word);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { label: abi.labelOf(tag), untyped, words, items };
}

function itemOf(first: Word, second: Word): Item | undefined {
  const kind = abi.itemKindOf(first);
  if (kind === abi.ITEM_STRING)
    return { tag: "string", length: abi.stringLengthOf(first), address: second };
  if (kind !== abi.ITEM_MAP && kind !== abi.ITEM_GRANT) return undefined;
  return {
    tag: kind === abi.ITEM_MAP ? "map" : "grant",
    hotSpot: first >>> abi.LOG2_PAGE_BYTES,
    flexpage: flexpageOf(second),
    rights: rightsOf(abi.rightsOf(second)),
  };
}

/** The tag of a delivered message: its label and its counts. */
export const tagOf = (message: Message): Word =>
  abi.tagOf(message.label, message.untyped, message.words.length - message.untyped);
