import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as diff from "diff";
import type { Log } from "sarif";
import { afterAll, expect, test } from "vitest";
import { mutantNamed } from "../../../cli/kernels.ts";
import { projectSources } from "../../../cli/project.ts";
import { applyEdits } from "../../../mutants/index.ts";
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
  readonly trace?: string;
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

test("a check comes to the same with each TLB: steps, rules and claims", () => {
  const [said, ...others] = ["keeps", "forgets", "random"].map((tlb) => {
    const { code, out, err } = septet([...small, "--tlb", tlb], folder);
    expect([code, err]).toEqual([0, ""]);
    return untimed(out);
  });
  for (const other of others) expect(other).toEqual(said);
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

test("two bugs in one kernel are told apart, each with its trace", () => {
  const two = ["queueIsLastInFirstOut", "rightsAreJoined"].reduce((sources, mutant) => {
    const edited = applyEdits(sources, mutantNamed(mutant).edits);
    if (edited.tag === "misfit") throw new Error(edited.says);
    return edited.sources;
  }, projectSources());
  const patch = [...two].map(([file, after]) => {
    const before = projectSources().get(file) ?? "";
    return before === after
      ? ""
      : diff.createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after);
  });
  writeFileSync(join(folder, "two.diff"), patch.join(""));
  const arguments_ = ["check", "--patch", "two.diff", "--runs", "12", "--out", "two.json"];
  const ran = septet(
    [...arguments_, "--json", "--reporter", "sarif=two.sarif", "--reporter", "junit=two.xml"],
    folder,
  );
  expect([ran.code, ran.err]).toEqual([1, ""]);
  const report = JSON.parse(ran.out) as Report & { readonly others: readonly Report[] };
  const all = [report, ...report.others];
  const claims = all.map(({ failure }) => failure?.claim);
  expect(claims).toContain("sendersAreServedInOrder");
  expect(claims).toContain("spacesRelation");
  for (const { failure, trace } of all) {
    const again = septet(["replay", trace ?? "", "--patch", "two.diff", "--json"], folder);
    expect((JSON.parse(again.out) as Report).failure?.claim).toBe(failure?.claim);
  }
  const log = JSON.parse(readFileSync(join(folder, "two.sarif"), "utf8")) as Log;
  expect(log.runs[0]?.results?.map(({ ruleId }) => ruleId)).toEqual(claims);
  const xml = readFileSync(join(folder, "two.xml"), "utf8");
  expect(xml.match(/<failure /g)?.length).toBe(claims.length);
});

test("a reporter's file that cannot be is a fault before any work", () => {
  const ran = septet(["check", "--reporter", "sarif=no/such/x"], folder);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).toBe(
    "septet: --reporter sarif=no/such/x: there is no folder no/such; make it first\n",
  );
  const same = septet(["check", "--out", "o", "--reporter", "json=o"], folder);
  expect(same.code).toBe(2);
  expect(same.err).toContain("--out o: the json reporter writes there");
});

test("what a budget of time did is done again by its runs", () => {
  const { code, out } = septet(["check", "--budget", "1500ms", "--seed", "3", "--json"], folder);
  const timed = JSON.parse(out) as Report & { readonly bounds: readonly string[] };
  expect([code, timed.verdict]).toEqual([0, "holds"]);
  const [, again = ""] = /takes: (.*)\.$/m.exec(timed.bounds.join("\n")) ?? [];
  expect(again).toBe(`--seed 3 --runs ${timed.runs} --events 200`);
  const counted = JSON.parse(
    septet(["check", ...again.split(" "), "--json"], folder).out,
  ) as Report;
  expect([counted.runs, counted.events, counted.claims, counted.reached]).toEqual([
    timed.runs,
    timed.events,
    timed.claims,
    timed.reached,
  ]);
});

test("a config file says how to check, and which claims to set aside", () => {
  const project = join(folder, "project");
  mkdirSync(project);
  const { failure } = JSON.parse(
    septet([...small, "--patch", "stuck.diff", "--bugs", "1"], folder).out,
  ) as Report;
  const config = {
    seed: 7,
    events: 60,
    runs: 9,
    claims: { except: [failure?.claim] },
    reporters: ["human", "json=report.json"],
    configurations: { few: { runs: 4 } },
  };
  writeFileSync(
    join(project, "septet.config.ts"),
    `const config: object = ${JSON.stringify(config)};\nexport default config;\n`,
  );
  const ran = septet(["check", "--patch", "../stuck.diff", "--configuration", "few"], project);
  expect(ran.err).toBe("");
  expect(ran.out).toContain(`Set aside: ${failure?.claim}; `);
  const report = JSON.parse(readFileSync(join(project, "report.json"), "utf8")) as Report;
  expect(report).toMatchObject({ seed: 7, eventsPerRun: 60 });
  expect(report.runs).toBeLessThanOrEqual(4);
  expect(report.failure?.claim).not.toBe(failure?.claim);
  const misspelt = septet(["check", "--configuration", "fwe"], project);
  expect([misspelt.code, misspelt.out]).toEqual([2, ""]);
  expect(misspelt.err).toBe(
    "septet: --configuration fwe: there is none in septet.config.ts; did you mean few?\n",
  );
});
