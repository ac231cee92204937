// Each claim holds of machines that ran, and fails for one word that is not zero.

import { expect, test } from "vitest";
import { inactiveNumbersAreOnlyOwned, unusedClaims } from "../../../refinement/claims/unused.ts";
import { addressIn } from "../../../refinement/abstraction/bytes.ts";
import type { View } from "../../../refinement/abstraction/state.ts";
import { begun, readAll, seenAnew, walked } from "../fixture.ts";

test("all hold along random runs", () => {
  for (let seed = 40; seed < 50; seed++) {
    const { view } = readAll(walked(seed, 100).lockstep);
    expect(violatedIn(view)).toEqual([]);
  }
});

/** The names of the claims that do not hold. */
const violatedIn = (view: View): readonly string[] =>
  [
    ...unusedClaims.filter(({ violations }) => violations(view.bytes).length > 0),
    ...[inactiveNumbersAreOnlyOwned].filter(({ violations }) => violations(view).length > 0),
  ].map(({ name }) => name);

test.each<[claim: string, address: (view: View) => number]>([
  ["unusedWordsAreZero", () => 0x8000_0ffc],
  ["unusedWordsAreZero", () => 0x8000_003c],
  ["unusedWordsAreZero", ({ bytes }) => bytes.places.tasks.base + 0x1c],
  ["unusedWordsAreZero", ({ bytes }) => bytes.places.nodes.base + 0x1c],
  ["emptyReadyQueuesHaveNoHead", () => 0x8000_0400],
  ["freeNodesAndSlotsAreZero", ({ bytes }) => addressIn(bytes.places.nodes, 23) + 0x18],
  ["freeNodesAndSlotsAreZero", ({ bytes }) => addressIn(bytes.places.freeTables, 11)],
  ["inactiveNumbersAreOnlyOwned", ({ bytes }) => addressIn(bytes.places.tasks, 4) + 0x10],
  ["inactiveNumbersAreOnlyOwned", ({ bytes }) => addressIn(bytes.places.tasks, 2) + 0x08],
])("%s fails for a wrong word", (claim, address) => {
  const lockstep = begun();
  lockstep.machine.poke32(address(readAll(lockstep).view), 2);
  const view = seenAnew(lockstep);
  expect(violatedIn(view)).toEqual([claim]);
});
