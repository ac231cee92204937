import { expect, test } from "vitest";
import { distance, nearest } from "../../cli/suggest.ts";

test("a distance counts insertions, deletions and replacements", () => {
  expect(distance("", "abc")).toBe(3);
  expect(distance("kitten", "sitting")).toBe(3);
  expect(distance("same", "same")).toBe(0);
});

test("near names are offered, the nearest first, and far ones are not", () => {
  const names = ["grantKeepsTheSource", "grantForgetsTheChildren", "queueIsLastInFirstOut"];
  expect(nearest("grantKeepTheSource", names)).toEqual(["grantKeepsTheSource"]);
  expect(nearest("GRANTKEEPSTHESOURCE", names)).toEqual(["grantKeepsTheSource"]);
  expect(nearest("grant", names)).toEqual(["grantForgetsTheChildren", "grantKeepsTheSource"]);
  expect(nearest("zzz", names)).toEqual([]);
  expect(nearest("anything", [])).toEqual([]);
});
