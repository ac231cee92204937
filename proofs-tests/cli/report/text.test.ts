import { expect, test } from "vitest";
import { columns, count, counted, grid } from "../../../cli/report/text.ts";

test("numbers are grouped, and what is counted has its plural", () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(["0", "999", "1 000", "1 234 567"]);
  expect([counted(1, "run"), counted(0, "run"), counted(2000, "run")]).toEqual([
    "1 run",
    "0 runs",
    "2 000 runs",
  ]);
});

test("columns are as wide as their widest cell, and lines do not end in space", () => {
  const rows = [
    ["name", "n", ""],
    ["a", "100", "x"],
  ];
  expect(columns(rows, [1])).toEqual(["name    n", "a     100  x"]);
});

test("a grid fills the width and no more", () => {
  expect(grid(["aa", "bb", "cc"], 6)).toEqual(["aa  bb", "cc"]);
  expect(grid(["aa", "bb"], 1)).toEqual(["aa", "bb"]);
  expect(grid([], 10)).toEqual([]);
});
