import { expect, test } from "vitest";
import { present } from "../../../lib/assert.ts";
import { Flipper, noFlips, type Flips } from "../../../refinement/flips/flips.ts";
import { prng } from "../../../lib/prng.ts";
import { smallBoot, walked } from "../fixture.ts";

const { lockstep } = walked(3, 12, { ...smallBoot, userFrames: 1, tasks: 3, mappingNodes: 5 });

/** The bytes, and what `flip` came to. */
function flipped(flip: (flipper: Flipper, flips: Flips) => void): Flips {
  const flips = noFlips();
  const before = Buffer.from(lockstep.machine.ram);
  flip(new Flipper(lockstep), flips);
  expect(before.equals(Buffer.from(lockstep.machine.ram))).toBe(true);
  return flips;
}

test("all bits are flipped, and afterwards all is as it was", { timeout: 60_000 }, () => {
  const flips = flipped((flipper, into) => flipper.flipAll(into));
  const { tables, threads } = present(lockstep.view(), "it makes sense").bytes.places;
  expect(flips.done).toBeGreaterThan(8 * (tables.size * tables.count + threads.size));
  expect([...flips.unexplained]).toEqual([]);
});

test("what was found is carried over, while page tables, nodes and tasks stay", () => {
  const twice = flipped((flipper, into) => {
    flipper.flipAll(into);
    flipper.flipAll(into);
  });
  expect(twice.states).toBe(2);
  expect(twice.done).toBeLessThan(twice.flips);
});

test("where there is much memory some words are drawn", () => {
  const [some, again] = [1, 1].map((seed) =>
    flipped((flipper, into) => flipper.flipSome(into, prng(seed))),
  );
  expect(some).toMatchObject({ states: 1, statesWithMegapages: 1 });
  expect(some?.done).toBeGreaterThan(0);
  expect(some?.done).toBeLessThan(20_000);
  expect(again).toEqual(some);
});
