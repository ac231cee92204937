// An image of kernel memory that is being written, and the order in which things lie there.

import type { Reader, Writer } from "../../impl/layout/port.ts";
import type { Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import type { ThreadKey } from "../../spec/name.ts";
import { addressIn, type Bytes, type Pool } from "../abstraction/bytes.ts";
import type { Draft } from "./draft.ts";

/** An image of kernel memory that is being written. */
export type Image = {
  readonly bytes: Bytes;
  readonly draft: Draft;
  readonly m: Reader & Writer;
  readonly random: Prng;
};

/** The objects of a pool, in any order. */
export const anyOrder = (pool: Pool, random: Prng): Word[] =>
  shuffled(
    Array.from({ length: pool.count }, (_, index) => addressIn(pool, index)),
    random,
  );

/** The same things in any order. */
export function shuffled<T>(things: readonly T[], random: Prng): T[] {
  const mixed = [...things];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}

/** Where each thread's block is. */
export type Blocks = ReadonlyMap<ThreadKey, Word>;
/** Where each task's root table is. */
export type Roots = ReadonlyMap<number, Word>;
