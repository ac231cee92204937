import { expect, test } from "vitest";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";

test("what is malformed says which claim fails, and why", () => {
  expect(new Malformed("aClaim", ["because"])).toMatchObject({
    claim: "aClaim",
    evidence: ["because"],
  });
});
