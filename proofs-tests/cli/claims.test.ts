import { expect, test } from "vitest";
import { claimNames } from "../../cli/claims.ts";

test("claims of the specification, of the bytes and of the relation are all there, once", () => {
  expect(claimNames).toContain("derivationsFormAForest");
  expect(claimNames).toContain("everyTrapEnds");
  expect(claimNames).toContain("spacesRelation");
  expect(new Set(claimNames).size).toBe(claimNames.length);
});
