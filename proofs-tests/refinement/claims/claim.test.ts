import { expect, test } from "vitest";
import { evidence } from "../../../refinement/claims/claim.ts";

test("evidence is gathered where something does not hold", () => {
  const odd = evidence((numbers: readonly number[], found) => {
    for (const n of numbers) found.check(n % 2 === 1, () => `${n} is even`);
  });
  expect(odd([1, 2, 3, 4])).toEqual(["2 is even", "4 is even"]);
  expect(odd([1])).toEqual([]);
  expect(odd([6])).toEqual(["6 is even"]);
});
