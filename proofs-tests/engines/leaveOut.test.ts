import { expect, test } from "vitest";
import {
  dropAndChange,
  dropFewPairs,
  dropPairs,
  dropParts,
  dropRanges,
} from "../../engines/leaveOut.ts";
import { nothingSimpler, searchOn, words } from "./fixture.ts";

/** Wrong at the end if there was an even number of each other word. */
const even = words((done) => {
  const counts = new Map<string, number>();
  for (const word of done) counts.set(word, (counts.get(word) ?? 0) + 1);
  return done.at(-1) === "end" && [...counts].every(([word, n]) => word === "end" || n % 2 === 0);
});

test("ranges that are not needed go", () => {
  const search = searchOn(
    words((done) => done.at(-1) === "end"),
    ["a", "b", "c", "end"],
  );
  expect(dropRanges(search)).toBe(true);
  expect(search.best.events).toEqual(["end"]);
  expect(dropRanges(search)).toBe(false);
});

test("pairs go where one alone may not", () => {
  for (const drop of [dropFewPairs, dropPairs]) {
    const search = searchOn(even, ["a", "b", "a", "b", "end"]);
    while (drop(search));
    expect(search.best.events).toEqual(["end"]);
  }
});

test("short runs only are looked at for pairs, early ones shorter still", () => {
  const long = [...Array.from({ length: 20 }, () => "a"), "end"];
  expect(dropFewPairs(searchOn(even, long))).toBe(false);
  expect(dropPairs(searchOn(even, long))).toBe(true);
});

test("all of a part goes at once", () => {
  const search = searchOn(even, ["a", "b", "a", "b", "end"]);
  expect(dropParts(search, { ...nothingSimpler, partsOf: (event) => [event] })).toBe(true);
  expect(search.best.events).toEqual(["end"]);
});

test("one event goes while the rest changes", () => {
  const model = words((done) => ["a end", "b b end"].includes(done.join(" ")));
  const runs = (events: readonly string[]) => [
    events.map((event) => (event === "b" ? "a" : event)),
  ];
  const search = searchOn(model, ["b", "b", "end"]);
  expect(dropAndChange(search, { ...nothingSimpler, runs })).toBe(true);
  expect(search.best.events).toEqual(["a", "end"]);
});
