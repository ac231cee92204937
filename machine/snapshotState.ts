// The part of a snapshot that is state: the same for machines that do the same from there on.

import { KINDS } from "./hart/tlb.ts";
import { TLB_COUNT, TLB_KINDS } from "./memory/layout.ts";

/** The hart's words without those that only tell how the TLB is stored. */
export function canonicalHart(hart: Int32Array): Int32Array {
  const words = hart.slice();
  words[TLB_COUNT] = 0;
  words[TLB_KINDS] = 0;
  return words;
}

/** Keys and leaves of the TLB, ordered by key. */
export function canonicalTlb(tlb: Int32Array): Int32Array {
  const places = Array.from({ length: tlb.length / 2 }, (_, n) => 2 * n);
  places.sort((a, b) => (tlb[a] as number) - (tlb[b] as number));
  return Int32Array.from(places.flatMap((at) => [tlb[at] as number, tlb[at + 1] as number]));
}

/** The hart's words once more as they are stored beside this TLB. */
export function storedHart(canonical: Int32Array, tlb: Int32Array): Int32Array {
  const words = canonical.slice();
  words[TLB_COUNT] = tlb.length / 2;
  for (let at = 0; at < tlb.length; at += 2)
    words[TLB_KINDS] = (words[TLB_KINDS] as number) | ((tlb[at] as number) & KINDS);
  return words;
}
