import { expect, test } from "vitest";
import { attempt, without } from "../../engines/attempt.ts";
import { searchOn, words } from "./fixture.ts";

const model = words((done) => done.at(-1) === "end");

test("what still fails is taken, what does not is remembered and costs nothing again", () => {
  const search = searchOn(model, ["a", "end"]);
  expect(attempt(search, { start: 0, events: ["a"] })).toBe(false);
  const { left } = search;
  expect(attempt(search, { start: 0, events: ["a"] })).toBe(false);
  expect(search.left).toBe(left);
  expect(attempt(search, { start: 0, events: ["end", "a"] })).toBe(true);
  expect(search.best.events).toEqual(["end"]);
});

test("on the terms that it be shorter, a run as long is not taken", () => {
  const search = searchOn(model, ["a", "end"]);
  expect(attempt(search, { start: 0, events: ["b", "end"] }, "ifShorter")).toBe(false);
  expect(attempt(search, { start: 0, events: ["b", "end"] })).toBe(true);
  expect(attempt(search, { start: 0, events: ["end"] }, "ifShorter")).toBe(true);
});

test("without a budget nothing is tried", () => {
  const search = { ...searchOn(model, ["a", "end"]), left: 0 };
  expect(attempt(search, { start: 0, events: ["end"] })).toBe(false);
});

test("a list without a part of it", () => {
  expect(without([0, 1, 2, 3], 1, 3)).toEqual([0, 3]);
  expect(without([0, 1], -1, 1)).toEqual([1]);
});
