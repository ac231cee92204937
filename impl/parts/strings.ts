// The string items of a message: how long they are, where their bytes lie, what is told of them.
// All strings of a message count as one: byte n is byte n of all of them, one after another. They
// are in the sender's message registers. Source: manual, 1.4 and 2.0.

import {
  A5,
  ITEM_STRING,
  itemKindOf,
  MR0,
  stringItemOf,
  stringLengthOf,
  typedOf,
  untypedOf,
  wordsOf,
} from "../../abi/index.ts";
import { u32 } from "../../lib/u32.ts";
import { registerOf, setRegister } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";

/** The bytes of all strings of the sender's message with this tag. */
export function stringBytesOf(m: TrapPort, sender: number, tag: number): number {
  if (typedOf(tag) === 0) return 0;
  let bytes = 0;
  for (let word = untypedOf(tag); word < wordsOf(tag); word = word + 2) {
    bytes = bytes + lengthAt(m, sender, word);
  }
  return bytes;
}

/** The length of the string item at message word `word`; 0 of another item. */
function lengthAt(m: TrapPort, sender: number, word: number): number {
  const first = registerOf(m, sender, MR0 + word);
  return itemKindOf(first) === ITEM_STRING ? stringLengthOf(first) : 0;
}

/** Where byte `n` lies in the sender's space. Pre: there is such a byte. */
export function stringByteAt(m: TrapPort, sender: number, tag: number, n: number): number {
  let word = untypedOf(tag);
  let before = 0;
  while (n >= before + lengthAt(m, sender, word)) {
    before = before + lengthAt(m, sender, word);
    word = word + 2;
  }
  return u32(registerOf(m, sender, MR0 + word + 1) + (n - before));
}

/** How many bytes of its string are left at byte `n`. Pre: there is such a byte. */
export function stringBytesLeftAt(m: TrapPort, sender: number, tag: number, n: number): number {
  let word = untypedOf(tag);
  let end = lengthAt(m, sender, word);
  while (n >= end) {
    word = word + 2;
    end = end + lengthAt(m, sender, word);
  }
  return end - n;
}

/**
 * The receiver finds, where a string item stood, how many bytes of it came and where they begin, in
 * the form of a string item.
 */
export function tellStrings(
  m: TrapPort,
  sender: number,
  receiver: number,
  tag: number,
  copied: number,
): void {
  let place = 0;
  for (let word = untypedOf(tag); word < wordsOf(tag); word = word + 2) {
    if (itemKindOf(registerOf(m, sender, MR0 + word)) === ITEM_STRING) {
      const length = lengthAt(m, sender, word);
      const came = length < copied - place ? length : copied - place;
      setRegister(m, receiver, MR0 + word, stringItemOf(came));
      setRegister(m, receiver, MR0 + word + 1, u32(registerOf(m, receiver, A5) + place));
      place = place + came;
    }
  }
}
