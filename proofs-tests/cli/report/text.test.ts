import { expect, test } from "vitest";
import { columns, grid } from "../../../cli/report/text.ts";

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
