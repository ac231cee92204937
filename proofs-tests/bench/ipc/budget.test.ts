import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// As it was built: tests stand below bench/ and may not refer to its sources.
type Count = "cycles" | "words" | "loads" | "stores" | "entries";
type Cost = Readonly<Record<Count, number>> & { readonly runs: string };
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

test("every path that is promised is measured", () => {
  expect(Object.keys(costs)).toEqual([
    "callAcrossSpaces",
    "replyAndWaitAcrossSpaces",
    "callAndReplyWithinASpace",
    "replyWithAMapItem",
    "pageFaultAndMapReply",
    "sendOf4KiB",
    "interruptToDriver",
    "threadSwitch",
  ]);
});

test("a call and a reply-and-wait are one entry each, and the partner is entered directly", () => {
  // σ0 is 1.0, and answers; root is 2.0, and its other thread 2.1.
  expect(costs["callAcrossSpaces"]).toMatchObject({ entries: 1, runs: "1.0" });
  expect(costs["replyAndWaitAcrossSpaces"]).toMatchObject({ entries: 1, runs: "2.0" });
  expect(costs["callAndReplyWithinASpace"]).toMatchObject({ entries: 2, runs: "2.0" });
});

test("an interrupt is one entry, and the driver's instruction is the next", () => {
  expect(costs["interruptToDriver"]).toMatchObject({ entries: 1, runs: "1.0" });
});

test("what grows is told, and so is what has no budget", () => {
  const cost = { cycles: 10, words: 5, loads: 4, stores: 3, entries: 1, runs: "1.0" };
  const others = { b: cost, c: { ...cost, runs: "2.0" } };
  expect(overBudget({ a: { ...cost, words: 6 }, ...others }, { a: cost, c: cost })).toEqual([
    "a: 6 words, the budget is 5",
    "b: the budget does not have it",
    "c: 2.0 runs then, and not 1.0",
  ]);
});
