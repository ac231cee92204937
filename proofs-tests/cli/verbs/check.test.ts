import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as diff from "diff";
import { afterAll, expect, test } from "vitest";
import { projectSources } from "../../../cli/project.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const name = "impl/kernel.ts";
const text = projectSources().get(name) ?? "";
const wrong = text.replace("INSTRUCTION_BYTES = 4", "INSTRUCTION_BYTES = 0");
writeFileSync(
  join(folder, "stuck.diff"),
  diff.createTwoFilesPatch(`a/${name}`, `b/${name}`, text, wrong),
);

const untimed = (json: string): unknown => ({
  ...(JSON.parse(json) as object),
  seconds: 0,
  stepsPerSecond: 0,
});
const small = ["check", "--seed", "7", "--runs", "40", "--events", "60", "--json"];
type Report = {
  readonly verdict: string;
  readonly runs: number;
  readonly events: number;
  readonly claims: Readonly<Record<string, number>>;
  readonly reached: Readonly<Record<string, number>>;
  readonly failure?: { readonly claim: string; readonly at: number };
};

test("one seed gives one report, with one worker and with two, and twice in a row", () => {
  const [one, two, again] = ["1", "2", "2"].map((workers) =>
    septet([...small, "--workers", workers], folder),
  );
  expect(one?.err).toBe("");
  expect(one?.code).toBe(0);
  expect(untimed(two?.out ?? "")).toEqual(untimed(one?.out ?? ""));
  expect(untimed(again?.out ?? "")).toEqual(untimed(one?.out ?? ""));
  const report = JSON.parse(one?.out ?? "") as Report;
  expect(report).toMatchObject({ verdict: "holds", seed: 7, runs: 40, eventsPerRun: 60 });
  expect(Object.values(report.claims).every((times) => times === report.events)).toBe(true);
  expect(Object.keys(report.reached).length).toBeGreaterThan(40);
  expect(existsSync(join(folder, "septet-refutation.json"))).toBe(false);
});

test("a refutation is the same with one worker and with two, file and all", () => {
  const results = ["1", "2"].map((workers) => {
    const { code, out } = septet(
      [...small, "--patch", "stuck.diff", "--workers", workers, "--out", "t.json"],
      folder,
    );
    return { code, report: untimed(out), trace: readFileSync(join(folder, "t.json"), "utf8") };
  });
  expect(results[1]).toEqual(results[0]);
  expect(results[0]?.code).toBe(1);
  expect(results[0]?.report).toMatchObject({ verdict: "refuted", trace: "t.json" });
});

test("a refutation replays on the wrong kernel, at the same event, and holds on ours", () => {
  const found = septet([...small, "--patch", "stuck.diff", "--out", "r.json"], folder);
  const { failure } = JSON.parse(found.out) as Report;
  const again = septet(["replay", "r.json", "--patch", "stuck.diff", "--json"], folder);
  expect(again.code).toBe(1);
  expect((JSON.parse(again.out) as Report).failure).toMatchObject({
    claim: failure?.claim,
    at: failure?.at,
  });
  const right = septet(["replay", "r.json"], folder);
  expect(right.code).toBe(0);
  expect(right.out).toMatch(/^holds of the kernel: all \d+ events? of r\.json\.\n$/);
});

test("a refutation is told as a story", () => {
  const { code, out, err } = septet(["check", "--patch", "stuck.diff", "--runs", "20"], folder);
  expect([code, err]).toEqual([1, ""]);
  expect(out).toMatch(/ {5}0 {2}\d+\.\d+ /);
  expect(out).toContain("refuted: ");
  expect(out).toContain("septet replay septet-refutation.json --patch stuck.diff");
});
