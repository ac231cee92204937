import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { Flipper, noFlips, type Flips } from "../../../refinement/flips/flips.ts";
import { seenBy, smallBoot, walked } from "../fixture.ts";

const boot = { ...smallBoot, userFrames: 1, tasks: 3, threads: 4, kernelTables: 3 };
const { lockstep } = walked(3, 12, { ...boot, mappingNodes: 5 });

/** What `flip` came to; afterwards all is as it was. */
function flipped(flip: (flipper: Flipper, flips: Flips) => void): Flips {
  const flips = noFlips();
  const before = Buffer.from(lockstep.machine.ram);
  flip(new Flipper(lockstep), flips);
  expect(before.equals(Buffer.from(lockstep.machine.ram))).toBe(true);
  return flips;
}

test("all bits are flipped; what was found of page tables and nodes is carried over", () => {
  const { size, count } = seenBy(lockstep).bytes.places.tables;
  const flips = flipped((flipper, into) => {
    flipper.flipAll(into);
    expect(into.done).toBeGreaterThan(8 * size * count);
    expect(into.done).toBe(into.flips);
    flipper.flipAll(into);
  });
  expect([...flips.unexplained]).toEqual([]);
  expect(flips.states).toBe(2);
  expect(flips.flips - flips.done).toBeGreaterThan(8 * size * count);
});

test("where there is much memory some words are drawn", () => {
  const [some, again] = [1, 1].map((seed) =>
    flipped((flipper, into) => flipper.flipSome(into, prng(seed))),
  );
  expect(some).toMatchObject({ states: 1, statesWithMegapages: 1 });
  expect(some?.done).toBeGreaterThan(0);
  expect(some?.done).toBeLessThan(10_000);
  expect(again).toEqual(some);
});
