// Digests: 128 bits for a list of words. Each of four lanes mixes every word by a multiplication
// and a shift of its own; a change of one word always changes every lane at that place.

/** The words of a digest. */
export const DIGEST_WORDS = 4;

/** Writes the digest of the first `count` of `words` into `into`. */
export function digest(words: Int32Array, count: number, into: Int32Array): void {
  let [a, b, c, d] = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
  for (let at = 0; at < count; at++) {
    const word = words[at] as number;
    a = Math.imul(a ^ word, 0x9e37_79b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ word, 0x85eb_ca6b);
    b ^= b >>> 13;
    c = Math.imul(c ^ word, 0xc2b2_ae35);
    c ^= c >>> 16;
    d = Math.imul(d ^ word, 0x27d4_eb2f);
    d ^= d >>> 14;
  }
  into[0] = finished(a ^ count);
  into[1] = finished(b + count);
  into[2] = finished(c ^ (count << 8));
  into[3] = finished(d - count);
}

function finished(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x7feb_352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846c_a68b);
  return mixed ^ (mixed >>> 16);
}
