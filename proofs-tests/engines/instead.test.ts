import { expect, test } from "vitest";
import { replaceSeveral, turnRound } from "../../engines/instead.ts";
import { nothingSimpler, searchOn, words } from "./fixture.ts";

const isIn =
  (...wrong: readonly string[]) =>
  (done: readonly string[]): boolean =>
    wrong.includes(done.join(" "));

test("one plain event does for several, side by side or not", () => {
  const simpler = { ...nothingSimpler, plain: () => ["x"] };
  const ahead = searchOn(words(isIn("a b end", "x end")), ["a", "b", "end"]);
  expect(replaceSeveral(ahead, simpler)).toBe(true);
  expect(ahead.best.events).toEqual(["x", "end"]);
  const apart = searchOn(words(isIn("a b c end", "x b end")), ["a", "b", "c", "end"]);
  expect(replaceSeveral(apart, simpler)).toBe(true);
  expect(apart.best.events).toEqual(["x", "b", "end"]);
});

test("what leaves out most comes first, and a run as long is not taken", () => {
  const simpler = { ...nothingSimpler, plain: () => ["x", "y"] };
  const search = searchOn(words(isIn("a b c end", "x c end", "y end")), ["a", "b", "c", "end"]);
  replaceSeveral(search, simpler);
  expect(search.best.events).toEqual(["y", "end"]);
  expect(replaceSeveral(searchOn(words(isIn("a end", "x end")), ["a", "end"]), simpler)).toBe(
    false,
  );
});

test("an event that is disabled there costs no step", () => {
  const model = words(isIn("a b end"), (event) => event !== "x");
  const search = searchOn(model, ["a", "b", "end"]);
  replaceSeveral(search, { ...nothingSimpler, plain: () => ["x"] });
  expect(search.left).toBe(1000);
});

test("a run that is turned round is taken when it comes out shorter", () => {
  const simpler = {
    ...nothingSimpler,
    turned: ({ start, events }: { start: number; events: readonly string[] }) => [
      { start, events: events.map((event) => event.replace("a", "b")) },
    ],
  };
  const mayGo = (event: string): boolean => event !== "b waits";
  const search = searchOn(words(isIn("a waits a ends", "b ends"), mayGo), ["a waits", "a ends"]);
  expect(turnRound(search, simpler)).toBe(true);
  expect(search.best.events).toEqual(["b ends"]);
});
