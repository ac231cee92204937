import { expect, test } from "vitest";
import { batches, noStatistics, type Range } from "../../engines/index.ts";
import type { KernelSearched } from "../../cli/work.ts";
import { inLanes, searchInOrder, type Ranges, type Workers } from "../../cli/workers.ts";
import { boot } from "./fixture.ts";

/** Workers that take the longer the earlier a run is, and that fail at the runs in `bad`. */
function slowWorkers(count: number, bad: readonly number[], asked: number[]): Workers {
  const search = async ({ from, to }: Range): Promise<KernelSearched> => {
    asked.push(from);
    await new Promise((done) => setTimeout(done, Math.max(1, 20 - from)));
    const run = bad.find((one) => one >= from && one < to);
    const runs = (run === undefined ? to : run + 1) - from;
    const failure = { claim: `run ${run}`, difference: [] };
    return {
      statistics: { ...noStatistics, runs },
      failing: run === undefined ? undefined : { run, start: boot, events: [], failure },
      setAside: runs,
      samples: [],
    };
  };
  const never = (): Promise<never> => Promise.reject(new Error("not asked for here"));
  return { count, search, shorten: never, hunt: never, again: never, distil: never };
}

/** Runs 0 … `runs` − 1, `size` to a range. */
const cut = (runs: number, size: number): Ranges => {
  const ranges = batches(1, runs, 10, size);
  return { count: ranges.length, at: (index) => ranges[index] as Range };
};

test("the lowest failing run counts, whichever answer comes first", async () => {
  for (const count of [1, 2, 5]) {
    const asked: number[] = [];
    const ranges = cut(100, 4);
    const workers = slowWorkers(count, [9, 13, 50], asked);
    const found = await searchInOrder(workers, ranges, () => {});
    expect(found.failing?.run).toBe(9);
    expect(found.statistics.runs).toBe(10);
    expect(asked.length).toBeLessThan(12);
  }
});

test("when nothing fails every run is done once", async () => {
  const asked: number[] = [];
  const parts: number[] = [];
  const ranges = cut(10, 3);
  const workers = slowWorkers(3, [], asked);
  const found = await searchInOrder(workers, ranges, (part) => parts.push(part.statistics.runs));
  const statistics = { ...noStatistics, runs: 10 };
  expect(found).toEqual({ statistics, failing: undefined, setAside: 10, samples: [] });
  expect(asked).toEqual([0, 3, 6, 9]);
  expect(parts.length).toBe(4);
});

test("when it is late what has begun is ended, and what was done has no gap", async () => {
  for (const count of [1, 2, 5]) {
    const asked: number[] = [];
    const workers = slowWorkers(count, [], asked);
    const found = await searchInOrder(
      workers,
      cut(1000, 3),
      () => {},
      () => asked.length >= 7,
    );
    expect(asked).toEqual(asked.map((_, index) => index * 3));
    expect(asked.length).toBeLessThan(7 + count);
    expect(found.statistics.runs).toBe(asked.length * 3);
  }
  const late = await searchInOrder(
    slowWorkers(3, [], []),
    cut(9, 3),
    () => {},
    () => true,
  );
  expect(late.statistics.runs).toBe(3);
});

test("lanes do every job once, and a job that fails ends it all", async () => {
  const done: number[] = [];
  await inLanes(
    3,
    () => 7,
    async (index) => void done.push(index),
  );
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const failing = inLanes(
    2,
    () => 2,
    () => Promise.reject(new Error("no")),
  );
  await expect(failing).rejects.toThrow("no");
});
