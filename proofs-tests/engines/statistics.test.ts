import { expect, test } from "vitest";
import { noStatistics, sum, tally, type Statistics } from "../../engines/index.ts";

function statistics(...steps: readonly (readonly string[])[]): Statistics {
  const total = tally();
  for (const reached of steps) total.addStep(reached);
  total.endRun();
  return total.total();
}

test("a tally counts steps, names, runs and what was disabled", () => {
  const total = tally();
  total.addStep(["b", "a"]);
  total.addStep(["b"]);
  total.addDisabled();
  total.endRun();
  expect(total.total()).toEqual({
    runs: 1,
    events: 2,
    disabled: 1,
    reached: new Map(Object.entries({ a: 1, b: 2 })),
  });
});

test("a sum does not depend on the order or the grouping of its parts, not even its text does", () => {
  const [a, b, c] = [statistics(["x"]), statistics(["z", "y"]), statistics(["x", "a"], [])];
  const text = (parts: readonly Statistics[]): string => JSON.stringify([...sum(parts).reached]);
  const whole = sum([a, b, c]);
  expect(sum([c, b, a])).toEqual(whole);
  expect(sum([sum([a, b]), c])).toEqual(whole);
  expect(text([c, a, b])).toBe('[["a",1],["x",2],["y",1],["z",1]]');
  expect(text([b, c, a])).toBe(text([c, a, b]));
});

test("nothing is neutral", () => {
  const some = statistics(["x"], ["y"]);
  expect(sum([noStatistics, some])).toEqual(some);
  expect(sum([])).toEqual(noStatistics);
});
