import { expect, test } from "vitest";
import { claimNames } from "../../cli/claims.ts";
import { ranges } from "../../cli/config/ranges.ts";
import type { Read } from "../../cli/config/read.ts";
import type { Config } from "../../cli/config/schema.ts";
import {
  budgetFrom,
  DEFAULT_BUGS,
  DEFAULT_EVENTS,
  DEFAULT_RUNS,
  DEFAULT_SEED,
  isFullBudget,
  numberFor,
  settingsOf,
} from "../../cli/settings.ts";

const none: Read = { file: undefined, config: {} };
const read = (config: Config): Read => ({ file: "c.json", config });

test("without options the defaults hold, and they are the full budget", () => {
  const settings = settingsOf({}, none);
  expect(settings).toMatchObject({
    seed: DEFAULT_SEED,
    runs: DEFAULT_RUNS,
    events: DEFAULT_EVENTS,
    budget: undefined,
    boot: {},
    setAside: [],
  });
  expect(settings.workers).toBeGreaterThanOrEqual(1);
  expect(isFullBudget(settings)).toBe(true);
  expect(isFullBudget({ ...settings, runs: DEFAULT_RUNS - 1 })).toBe(false);
  expect(isFullBudget({ ...settings, boot: { tasks: 3 } })).toBe(false);
  expect(isFullBudget({ ...settings, setAside: ["everyTrapEnds"] })).toBe(false);
});

test("the command line wins over a configuration, that over the file, the file over defaults", () => {
  const file = read({
    seed: 9,
    runs: 5,
    boot: { tasks: 3, threads: 9 },
    configurations: { small: { runs: 7, seed: 8, boot: { threads: 2 } } },
  });
  expect(settingsOf({ runs: 6, workers: 2 }, file)).toEqual({
    seed: 9,
    runs: 6,
    events: DEFAULT_EVENTS,
    budget: undefined,
    workers: 2,
    bugs: DEFAULT_BUGS,
    boot: { tasks: 3, threads: 9 },
    setAside: [],
  });
  expect(settingsOf({ configuration: "small", seed: 1 }, file)).toMatchObject({
    seed: 1,
    runs: 7,
    boot: { tasks: 3, threads: 2 },
  });
});

test("time takes the place of runs, unless both are said in one place", () => {
  const { max } = ranges.runs;
  expect(settingsOf({ budget: 60 }, none)).toMatchObject({ runs: max, budget: 60 });
  expect(settingsOf({ budget: 60, runs: 5 }, none)).toMatchObject({ runs: 5, budget: 60 });
  const timed = read({ budget: "2m" });
  expect(settingsOf({}, timed)).toMatchObject({ runs: max, budget: 120 });
  expect(settingsOf({ runs: 5 }, timed)).toMatchObject({ runs: 5, budget: undefined });
  const both = read({ budget: "2m", runs: 9 });
  expect(settingsOf({}, both)).toMatchObject({ runs: 9, budget: 120 });
  expect(settingsOf({ budget: 1 }, both)).toMatchObject({ runs: max, budget: 1 });
});

test("claims are chosen by name, those that are asked or those that are not", () => {
  expect(settingsOf({}, read({ claims: { except: ["everyTrapEnds"] } })).setAside).toEqual([
    "everyTrapEnds",
  ]);
  const { setAside } = settingsOf({}, read({ claims: { only: ["everyTrapEnds"] } }));
  expect(setAside).toEqual(claimNames.filter((name) => name !== "everyTrapEnds"));
});

test("a configuration that is not there is a fault that names those that are", () => {
  const file = read({ configurations: { small: {}, large: {} } });
  expect(() => settingsOf({ configuration: "smal" }, file)).toThrow("did you mean small?");
  expect(() => settingsOf({ configuration: "other" }, file)).toThrow("it has small, large");
  expect(() => settingsOf({ configuration: "toString" }, file)).toThrow("c.json");
  expect(() => settingsOf({ configuration: "x" }, none)).toThrow("there is no config file");
});

test("boot parameters must fit together, wherever they come from", () => {
  const file = read({
    boot: { userFrames: 9 },
    configurations: { few: { boot: { mappingNodes: 8 } } },
  });
  expect(settingsOf({}, file).boot).toEqual({ userFrames: 9 });
  expect(() => settingsOf({ configuration: "few" }, file)).toThrow(
    "c.json: boot.mappingNodes: is 8; it must be at least 9, as σ0's pages at boot need a node each",
  );
});

test.each(["x", "", "-1", "1.5", "1e3", "0x10", " 1", "4294967296", "9".repeat(30)])(
  "%j is no seed",
  (text) => {
    expect(() => numberFor("seed")(text)).toThrow(/whole number from 0 to 4294967295/);
  },
);

test("a number is taken at both ends of its range", () => {
  for (const name of ["seed", "runs", "events", "workers", "bugs"] as const) {
    const { min, max } = ranges[name];
    expect([min, max].map((value) => numberFor(name)(String(value)))).toEqual([min, max]);
    expect(() => numberFor(name)(String(max + 1))).toThrow();
  }
});

test("a budget is a time", () => {
  expect(budgetFrom("90s")).toBe(90);
  expect(() => budgetFrom("90")).toThrow('It must be a time from "1ms" to "168h"');
});
