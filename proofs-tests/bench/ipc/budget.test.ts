import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// As it was built: tests stand below bench/ and may not refer to its sources.
type Cost = Readonly<Record<"cycles" | "words" | "loads" | "stores" | "entries", number>>;
type Costs = Readonly<Record<string, Cost>>;
type Built = {
  readonly measured: () => Costs;
  readonly overBudget: (costs: Costs, budget: Costs) => readonly string[];
};
const built = new URL("../../../.tsbuild/bench/ipc/budget.js", import.meta.url).href;
const { measured, overBudget } = (await import(built)) as Built;

const budget = JSON.parse(readFileSync("bench/ipc/budget.json", "utf8")) as Costs;
const costs = measured();

test("no path has grown beyond its budget, and no budget is looser than its path", () => {
  expect(overBudget(costs, budget)).toEqual([]);
  expect(overBudget(budget, costs)).toEqual([]);
});

test("a call and a reply-and-wait are one entry each, and the partner is entered directly", () => {
  // That the partner runs then is what lets the scene go on with it.
  expect(costs["callAcrossSpaces"]?.entries).toBe(1);
  expect(costs["replyAndWaitAcrossSpaces"]?.entries).toBe(1);
  expect(costs["callAndReplyWithinASpace"]?.entries).toBe(2);
});

test("what grows is told, and so is what has no budget", () => {
  const cost = { cycles: 10, words: 5, loads: 4, stores: 3, entries: 1 };
  expect(overBudget({ a: { ...cost, words: 6 }, b: cost }, { a: cost })).toEqual([
    "a: 6 words, the budget is 5",
    "b: the budget does not have it",
  ]);
});
