import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  DEFAULT_BUGS,
  DEFAULT_EVENTS,
  DEFAULT_RUNS,
  DEFAULT_SEED,
  isFullBudget,
  numberFor,
  ranges,
  settingsOf,
} from "../../cli/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));
function config(text: string): string {
  const file = join(folder, "config.json");
  writeFileSync(file, text);
  return file;
}

test("without options the defaults hold, and they are the full budget", () => {
  const settings = settingsOf({});
  expect(settings).toMatchObject({
    seed: DEFAULT_SEED,
    runs: DEFAULT_RUNS,
    events: DEFAULT_EVENTS,
    boot: {},
  });
  expect(settings.workers).toBeGreaterThanOrEqual(1);
  expect(isFullBudget(settings)).toBe(true);
  expect(isFullBudget({ ...settings, runs: DEFAULT_RUNS - 1 })).toBe(false);
  expect(isFullBudget({ ...settings, boot: { tasks: 3 } })).toBe(false);
});

test("the command line wins over the file, and the file over the defaults", () => {
  const file = config('{ "seed": 9, "runs": 5, "boot": { "tasks": 3 } }');
  expect(settingsOf({ config: file, runs: 6, workers: 2 })).toEqual({
    seed: 9,
    runs: 6,
    events: DEFAULT_EVENTS,
    workers: 2,
    bugs: DEFAULT_BUGS,
    boot: { tasks: 3 },
  });
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

// prettier-ignore
test.each<[string, string, string]>([
  ["an empty file", "", "the file is empty"],
  ["no JSON", "{", "not JSON"],
  ["an unknown field", '{ "sead": 1 }', "sead: unknown field"],
  ["a string for a number", '{ "runs": "5" }', 'runs: is "5"; it must be a number'],
  ["too few runs", '{ "runs": 0 }', "runs: is 0; it must be at least 1"],
  ["an unknown boot parameter", '{ "boot": { "cores": 1 } }', "boot.cores: unknown field"],
  ["too few nodes", '{ "boot": { "userFrames": 9, "mappingNodes": 8 } }', "boot.mappingNodes: is 8"],
])("%s is a fault that names the file and the field", (_, text, says) => {
  const file = config(text);
  expect(() => settingsOf({ config: file })).toThrow(says);
  expect(() => settingsOf({ config: file })).toThrow(file);
});
