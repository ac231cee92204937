import { expect, test } from "vitest";
import { claimNames } from "../../../cli/claims.ts";
import { mutantKernel, mutantNamed, ours } from "../../../cli/kernels.ts";
import { checkReport } from "../../../cli/reporters/checkReport.ts";
import { rules } from "../../../spec/rules.ts";
import { held, refuted } from "../fixture.ts";

const ruleCount = Object.keys(rules).length;

test("there is a case for every claim and for every rule", () => {
  const report = checkReport(held, false, ours);
  expect(report.holds).toBe(true);
  expect(report.findings).toEqual([]);
  expect(report.cases.length).toBe(claimNames.length + ruleCount);
  const tags = (tag: string): number =>
    report.cases.filter(({ outcome }) => outcome.tag === tag).length;
  expect(tags("passed")).toBe(claimNames.length + 2);
  expect(tags("skipped")).toBe(ruleCount - 2);
});

test("with the full budget a rule that was not reached is a finding, on its line", () => {
  const report = checkReport(held, true, ours);
  expect(report.holds).toBe(false);
  expect(report.findings.length).toBe(ruleCount - 2);
  expect(new Set(report.findings.map(({ place }) => place.line)).size).toBe(ruleCount - 2);
  expect(report.verdict).toContain("which this budget must reach, were not");
});

test("every bug is a finding of its own, and its claim a case that failed", () => {
  const { found } = refuted;
  if (found === undefined) throw new Error("the fixture is refuted");
  const failure = { claim: "onePageHoldsOneMapping", difference: ["three"] };
  const other = { ...found, shortened: { ...found.shortened, failure }, file: "t.2.json" };
  const kernel = mutantKernel(mutantNamed("rightsAreJoined"));
  const report = checkReport({ ...refuted, others: [other] }, true, kernel);
  expect(report.findings.map(({ rule }) => rule)).toEqual(["aClaim", "onePageHoldsOneMapping"]);
  expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  const failed = report.cases.filter(({ outcome }) => outcome.tag === "failed");
  expect(failed.map(({ name }) => name)).toEqual(["aClaim", "onePageHoldsOneMapping"]);
  expect(report.findings[0]?.steps).toEqual([
    { says: "0  a tick passes", place: { file: "t.json", line: 3 } },
  ]);
  expect(report.findings[1]?.says).toContain("page");
  expect(report.properties).toMatchObject({ seed: "7", runs: "3", eventsPerRun: "4" });
});
