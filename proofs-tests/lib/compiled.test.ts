import { expect, test } from "vitest";
import { compiled } from "../../lib/compiled.ts";

test("an expression sees the names of its scope and nothing of its surroundings", () => {
  expect(compiled<number>({ a: 2, b: 3 }, "a * b")).toBe(6);
  expect(() => compiled({}, "expect")).toThrow(ReferenceError);
});
