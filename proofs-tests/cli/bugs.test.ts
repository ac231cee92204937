import { expect, test } from "vitest";
import { otherBugs, RUNS_AFTER } from "../../cli/bugs.ts";
import type { KernelFailing } from "../../cli/work.ts";
import type { Workers } from "../../cli/workers.ts";
import { noStatistics, type Range } from "../../engines/index.ts";
import { boot, held } from "./fixture.ts";

const failingAt = (run: number): KernelFailing => ({
  run,
  start: boot,
  events: [],
  failure: { claim: `claim${run % 5}`, difference: [] },
});

/** Workers for a kernel of which every third run fails, with one of five claims. */
function workersOf(count: number, asked: Range[]): Workers {
  const never = (): Promise<never> => Promise.reject(new Error("not asked for here"));
  return {
    count,
    shorten: never,
    hunt: never,
    again: never,
    distil: never,
    search: async (range) => {
      asked.push(range);
      await new Promise((done) => setTimeout(done, (range.from * 7) % 5));
      const run = Math.ceil(range.from / 3) * 3;
      const failing = run < range.to ? failingAt(run) : undefined;
      return { statistics: noStatistics, failing, setAside: 0, samples: [] };
    },
  };
}

test("each further claim is found once, in order, whatever the number of workers", async () => {
  for (const count of [1, 2, 5]) {
    const settings = { ...held.settings, runs: 1000, bugs: 9 };
    const found = await otherBugs(workersOf(count, []), failingAt(9), settings);
    expect(found.map(({ run }) => run)).toEqual([12, 15, 18, 21]);
  }
});

test("no more bugs than were asked for, and no further than some runs", async () => {
  const asked: Range[] = [];
  const settings = { ...held.settings, runs: 1000, bugs: 3 };
  const found = await otherBugs(workersOf(1, asked), failingAt(9), settings);
  expect(found.map(({ run }) => run)).toEqual([12, 15]);
  expect(Math.min(...asked.map(({ from }) => from))).toBe(10);
  expect(Math.max(...asked.map(({ to }) => to))).toBe(10 + RUNS_AFTER);
  expect(await otherBugs(workersOf(1, []), failingAt(9), { ...settings, bugs: 1 })).toEqual([]);
  expect(await otherBugs(workersOf(1, []), failingAt(9), { ...settings, runs: 10 })).toEqual([]);
});
