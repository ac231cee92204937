// Each claim holds of machines that ran, and fails for one word that is wrong.

import { expect, test } from "vitest";
import { threadClaims } from "../../../refinement/claims/threads.ts";
import type { View } from "../../../refinement/abstraction/state.ts";
import { begun, readAll, seenAnew, walked } from "../fixture.ts";

test("all hold along random runs", () => {
  for (let seed = 40; seed < 50; seed++) {
    const { view } = readAll(walked(seed, 100).lockstep);
    for (const { name, violations } of threadClaims) expect(violations(view), name).toEqual([]);
  }
});

const block = ({ roster }: View): number => roster.members[1]?.tcb ?? 0;

test.each<[claim: string, address: (view: View) => number, value: number]>([
  ["noTwoLiveThreadsShareAnId", (view) => block(view) + 0x80, 0x0001_0001],
  ["idsNameTheirThreads", (view) => block(view) + 0x80, 0x0002_0002],
  ["threadBlocksAreConserved", () => 0x8000_0054, 1],
  ["threadBlocksAreConserved", () => 0x8000_0050, 0],
  ["readyQueuesHoldExactlyTheReady", (view) => block(view) + 0x84, 5],
  ["readyQueuesHoldExactlyTheReady", (view) => block(view) + 0xb0, 0],
  ["readyQueuesHoldExactlyTheReady", () => 0x8000_0080 + 12, 0],
  ["aThreadIsQueuedExactlyWhereItPolls", (view) => block(view) + 0x84, 1],
  ["aThreadIsQueuedExactlyWhereItPolls", (view) => block(view) + 0xb4, 0x8000_0000],
  ["theTimeoutListHoldsExactlyTheDeadlines", (view) => block(view) + 0xa8, 0],
  [
    "deletionLeavesNoMark",
    ({ bytes }) => bytes.places.tasks.base + bytes.places.tasks.size + 0x18,
    1,
  ],
])("%s fails for a wrong word", (claim, address, value) => {
  const lockstep = begun();
  lockstep.machine.poke32(address(readAll(lockstep).view), value);
  const view = seenAnew(lockstep);
  const violated = threadClaims.filter(({ violations }) => violations(view).length > 0);
  expect(violated.map(({ name }) => name)).toContain(claim);
});
