import { expect, test } from "vitest";
import { duration, searchProgress } from "../../cli/progress.ts";
import { noStatistics } from "../../engines/index.ts";
import { rules } from "../../spec/rules.ts";

const names = Object.keys(rules);
const part = (runs: number, events: number, reached: readonly string[]) => ({
  statistics: { ...noStatistics, runs, events, reached: new Map(reached.map((name) => [name, 1])) },
  failing: undefined,
  setAside: 0,
  samples: [],
});

test("the line tells runs, speed, what was reached and the time left", () => {
  const progress = searchProgress({ runs: 1200, events: 200, budget: undefined });
  progress.add(part(100, 9000, ["ipc.nothing", "tick → told"]));
  progress.add(part(200, 11_000, ["ipc.nothing", "map.page"]));
  expect(progress.line(10)).toBe(
    `300 of 1 200 runs of 200 events, 2 000 steps/s, 2 of ${names.length} rules, 30 s left`,
  );
});

test("with a budget of time the time left is its rest", () => {
  const progress = searchProgress({ runs: 1e9, events: 200, budget: 60 });
  expect(progress.line(0)).toBe(`0 runs of 200 events, 0 steps/s, 0 of ${names.length} rules`);
  progress.add(part(10, 100, []));
  expect(progress.line(15)).toMatch(/^10 runs of 200 events, 7 steps\/s, .* 45 s left$/);
});

test.each<[number, string]>([
  [-1, "0 s"],
  [0.2, "1 s"],
  [59, "59 s"],
  [59.5, "1 min 0 s"],
  [3599, "59 min 59 s"],
  [7500, "2 h 5 min"],
])("%s seconds are %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
