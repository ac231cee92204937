// Where a run of many steps is to stop: before some instructions, and before some accesses. The
// fast engines leave to the hart what may be such a place; only there is it asked whether it is.

import type { Word } from "../../lib/u32.ts";

export type Stops = {
  /** Addresses of instructions. */
  readonly addresses: ReadonlySet<Word>;
  /** Numbers of virtual pages with data that is watched. */
  readonly pages: ReadonlySet<number>;
  /** Does the hart stand before one of these, or before a watched access? */
  readonly isHere: () => boolean;
};

/** Where in their pages they lie: code is decoded by page of RAM, wherever that may be seen. */
export const offsetsIn = (stops: Stops | undefined): ReadonlySet<number> =>
  new Set([...(stops?.addresses ?? [])].map((address) => address & 0xfff));
