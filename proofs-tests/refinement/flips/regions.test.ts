import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { describeSpot, eachWord, regionsOf, type Spot } from "../../../refinement/flips/regions.ts";
import { begun, smallBoot } from "../fixture.ts";

test("the regions are all words up to the end of the kernel's data, each once", () => {
  const bytes = bytesOf(begun().machine, smallBoot);
  const spots: Spot[] = [];
  for (const region of regionsOf(bytes)) eachWord(region, (spot) => spots.push(spot));
  const addresses = spots.map(({ address }) => address).toSorted((a, b) => a - b);
  expect(addresses.every((address, index) => address === 0x8000_0000 + 4 * index)).toBe(true);
  expect(describeSpot(spots[16] as Spot)).toBe("record +0x40");
});
