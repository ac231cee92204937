// The kernel's own memory, word by word, with names: what a flipped bit is told by.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import { addressIn, type Bytes, type Pool } from "../abstraction/bytes.ts";

/** A part of the kernel's memory: objects of `size` bytes. */
export type Region = Pool & { readonly name: RegionName };

export type RegionName = "record" | "table" | "thread" | "node" | "task" | "free table";

/** A word: the region, and the offset in bytes within its object. */
export type Spot = {
  readonly region: RegionName;
  readonly index: number;
  readonly offset: number;
  readonly address: Word;
};

/** All regions; together they are all memory from RAM_START to the end of the kernel's data. */
export function regionsOf({ places }: Bytes): readonly Region[] {
  const { tables, threads, nodes, tasks, freeTables } = places;
  const record = { base: abi.RAM_START, size: abi.PAGE_BYTES, count: 1 };
  return [
    { name: "record", ...record },
    { name: "table", ...tables },
    { name: "thread", ...threads },
    { name: "node", ...nodes },
    { name: "task", ...tasks },
    { name: "free table", ...freeTables },
  ];
}

/** Calls `visit` with every word of `region`. */
export function eachWord(region: Region, visit: (spot: Spot) => void): void {
  for (let index = 0; index < region.count; index++) {
    const base = addressIn(region, index);
    for (let offset = 0; offset < region.size; offset += 4)
      visit({ region: region.name, index, offset, address: base + offset });
  }
}

/** The object's kind and the offset, as the layout files have them. */
export const describeSpot = ({ region, offset }: Spot): string =>
  `${region} +0x${offset.toString(16)}`;
