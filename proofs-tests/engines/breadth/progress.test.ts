import { expect, test } from "vitest";
import { survey, surveyed } from "../../../engines/index.ts";
import { sumOfKeys } from "../../../engines/breadth/progress.ts";
import { counters, diceSystem } from "./toys.ts";

test("the verdict says what was looked at, and nothing wider", () => {
  expect(surveyed(survey(counters(2, 2), {}))).toEqual([
    "holds: all 9 states up to depth 4 of 2 counters to 2; there are no others",
  ]);
  expect(surveyed(survey(counters(2, 2), { depthMax: 1 }))).toEqual([
    "holds: all 3 states up to depth 1 of 2 counters to 2; the bound on depth ended the search",
  ]);
  expect(surveyed(survey(diceSystem(2), {}))).toEqual([
    "refuted: all 4 states up to depth 1 of dice below 2; " +
      "the search ended with the first depth at which something is wrong",
    "staysBelowNine: after 1 event, and not before",
  ]);
});

test("the sum of keys does not depend on their order, and tells other keys", () => {
  const keys = Int32Array.of(1, 2, 3, 4, -5, 6);
  expect(sumOfKeys(keys, 0, 3, 2)).toBe("ffffffff0000000c");
  expect(sumOfKeys(Int32Array.of(-5, 6, 1, 2, 3, 4), 0, 3, 2)).toBe("ffffffff0000000c");
  expect(sumOfKeys(keys, 1, 2, 2)).toBe("fffffffe0000000a");
});
