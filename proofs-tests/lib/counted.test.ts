import { expect, test } from "vitest";
import { count, counted } from "../../lib/counted.ts";

test("numbers are grouped, and what is counted has its plural", () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(["0", "999", "1 000", "1 234 567"]);
  expect([counted(1, "run"), counted(0, "run"), counted(2000, "run")]).toEqual([
    "1 run",
    "0 runs",
    "2 000 runs",
  ]);
});
