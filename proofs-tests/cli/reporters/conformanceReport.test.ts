import { expect, test } from "vitest";
import {
  conformanceReport,
  conformanceVerdict,
  type ProgramResult,
} from "../../../cli/reporters/conformanceReport.ts";

const results: readonly ProgramResult[] = [
  { name: "add", verdict: "passed", detail: "" },
  { name: "sub", verdict: "failed", detail: "case 3" },
  { name: "jal", verdict: "timeout", detail: "at 0x80000000" },
];

test("each program is a case; those that did not pass are findings", () => {
  const report = conformanceReport("tests", results, 1);
  expect(report.holds).toBe(false);
  expect(report.cases.map(({ outcome }) => outcome.tag)).toEqual(["passed", "failed", "failed"]);
  expect(report.findings.map(({ message }) => message)).toEqual([
    "sub: failed, case 3",
    "jal: did not end, at 0x80000000",
  ]);
  expect(report.findings[0]?.place).toEqual({ file: "tests/sub", line: 1 });
  expect(conformanceReport("tests", results.slice(0, 1), 1).holds).toBe(true);
});

test("the verdict counts", () => {
  expect(conformanceVerdict(results)).toBe("3 programs: 1 passed, 1 failed, 1 timeout.");
});
