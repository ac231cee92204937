// Each claim holds of machines that ran, fails for one wrong word, and reads no other block.

import { expect, test } from "vitest";
import { THREAD_BYTES } from "../../../impl/layout/memory.ts";
import { addressIn, type Bytes } from "../../../refinement/abstraction/bytes.ts";
import type { View } from "../../../refinement/abstraction/state.ts";
import { blockClaims, type Block } from "../../../refinement/claims/blocks.ts";
import { begun, readAll, seenAnew, walked } from "../fixture.ts";

const blocksOf = ({ bytes, roster }: View): readonly Block[] =>
  Array.from({ length: bytes.places.threads.count }, (_, index) => ({
    bytes,
    tcb: addressIn(bytes.places.threads, index),
    key: roster.byBlock[index],
  }));

test("all hold along random runs, and no word of another block is read", () => {
  for (let seed = 40; seed < 50; seed++) {
    const { view } = readAll(walked(seed, 100).lockstep);
    for (const { name, violations } of blockClaims)
      for (const block of blocksOf(view)) {
        const within = { ...block, bytes: only(view.bytes, block.tcb) };
        expect(violations(within), name).toEqual([]);
      }
  }
});

/** Bytes of which no word can be read but those of the block at `tcb`. */
function only(bytes: Bytes, tcb: number): Bytes {
  const check = (address: number): void =>
    expect(address >= tcb && address < tcb + THREAD_BYTES).toBe(true);
  const { tracking, reader } = bytes;
  const load32 = (address: number): number => (check(address), reader.load32(address));
  const firstSet = (start: number, end: number): number => {
    if (start < end) [start, end - 4].forEach(check);
    return tracking.firstSet(start, end);
  };
  return { ...bytes, reader: { load32 }, tracking: { firstSet } as Bytes["tracking"] };
}

test.each<[claim: string, address: (view: View) => number]>([
  ["blocksSayNothingInVain", ({ roster }) => (roster.members[1]?.tcb ?? 0) + 0x9c],
  ["freeThreadBlocksAreZero", ({ bytes }) => addressIn(bytes.places.threads, 5) + 0x40],
])("%s fails for a wrong word", (claim, address) => {
  const lockstep = begun();
  lockstep.machine.poke32(address(readAll(lockstep).view), 7);
  const view = seenAnew(lockstep);
  const violated = blockClaims.filter(({ violations }) =>
    blocksOf(view).some((block) => violations(block).length > 0),
  );
  expect(violated.map(({ name }) => name)).toEqual([claim]);
});
