// Chance, all of it: one printed seed decides every draw.
//
// The generator is sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, period at least 2³².
// A numbered run takes its number as `stream`, so that its draws depend on the seed and the number
// only, never on which worker ran it or what ran before.

import { assert, AssertionFailure } from "./assert.ts";
import { u32, type Word } from "./u32.ts";

/** A source of draws. Mutable: drawing moves it on. */
export type Prng = {
  /** A word, uniform over 0 … 2³² − 1. */
  readonly word: () => Word;
  /** A natural number below `n`, uniform; `n` in 1 … 2³². */
  readonly below: (n: number) => number;
  /** True `numerator` times in `denominator`. */
  readonly chance: (numerator: number, denominator: number) => boolean;
  /** One of a non-empty list, uniform. */
  readonly pick: <T>(among: readonly T[]) => T;
  /** An index into `weights`, each with chance proportional to its weight; the sum is positive. */
  readonly weighted: (weights: readonly number[]) => number;
};

/** The generator for stream `stream` of `seed`; both are words. */
export function prng(seed: Word, stream: Word = 0): Prng {
  const word = sfc32(seed, stream);
  // Without bias: draws beyond the last full multiple of n are thrown away. All in whole words:
  // a remainder of doubles takes longer than everything else here.
  const below = (n: number): number => {
    const size = n >>> 0;
    if (size !== n || n === 0) return belowAny(n, word);
    const last = 0xffff_ffff - ((-size >>> 0) % size);
    let drawn = word();
    while (drawn > last) drawn = word();
    return drawn % size;
  };
  return {
    word,
    below,
    chance: (numerator, denominator) => below(denominator) < numerator,
    pick: (among) => among[below(among.length)] as (typeof among)[number],
    weighted: (weights) => {
      let sum = 0;
      for (const weight of weights) sum += weight;
      let left = below(sum);
      for (let index = 0; index < weights.length; index++) {
        const weight = weights[index] as number;
        if (left < weight) return index;
        left -= weight;
      }
      throw new AssertionFailure("prng: more was drawn than the weights sum to");
    },
  };
}

/** The same for bounds that are no words: 2³², and those that there must not be. */
function belowAny(n: number, word: () => Word): number {
  assert(n >= 1, `prng: below ${n}`);
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % n);
  let drawn = word();
  while (drawn >= limit) drawn = word();
  return drawn % n;
}

function sfc32(seed: Word, stream: Word): () => Word {
  // a, b, c and the counter. Variables would be boxed at each draw: few words are small numbers.
  const state = Int32Array.of(0, seed, stream, 1);
  const next = (): Word => {
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const counter = state[3] as number;
    const drawn = (((a + b) | 0) + counter) | 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + drawn;
    return u32(drawn);
  };
  for (let i = 0; i < 15; i++) next(); // Mixes the seed in, as the author advises.
  return next;
}
