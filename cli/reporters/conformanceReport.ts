// A folder of test programs as a report: a case for each program, a finding for each that failed.

import { join } from "node:path";
import { version } from "../project.ts";
import { counted } from "../../lib/counted.ts";
import type { Case, Finding, Report } from "./report.ts";

type ProgramVerdict = "passed" | "failed" | "timeout";
export type ProgramResult = {
  readonly name: string;
  readonly verdict: ProgramVerdict;
  /** Which case failed, or where it was when its time ended. */
  readonly detail: string;
};

/** `3 programs: 2 passed, 1 failed, 0 timeout.` */
export function conformanceVerdict(results: readonly ProgramResult[]): string {
  const number = (verdict: ProgramVerdict): string =>
    `${results.filter((one) => one.verdict === verdict).length} ${verdict}`;
  const sums = [number("passed"), number("failed"), number("timeout")].join(", ");
  return `${counted(results.length, "program")}: ${sums}.`;
}

/** The report of the programs in `folder`, which took `seconds`. */
export function conformanceReport(
  folder: string,
  results: readonly ProgramResult[],
  seconds: number,
): Report {
  const failed = results.filter(({ verdict }) => verdict !== "passed");
  return {
    verb: "conformance",
    subject: folder,
    holds: failed.length === 0,
    verdict: conformanceVerdict(results),
    bounds: ["Looked at: the ELF files of this folder, each from its start to its word at tohost."],
    properties: { septet: version(), node: process.versions.node },
    seconds,
    cases: results.map(caseOf),
    findings: failed.map((result) => findingOf(folder, result)),
  };
}

function messageOf({ name, verdict, detail }: ProgramResult): string {
  const end = verdict === "timeout" ? "did not end" : verdict;
  return `${name}: ${[end, ...(detail === "" ? [] : [detail])].join(", ")}`;
}

function caseOf(result: ProgramResult): Case {
  const message = messageOf(result);
  return {
    group: "programs",
    name: result.name,
    seconds: 0,
    outcome:
      result.verdict === "passed"
        ? { tag: "passed" }
        : { tag: "failed", message, story: [message] },
  };
}

const findingOf = (folder: string, result: ProgramResult): Finding => ({
  rule: result.name,
  says: "The program says at tohost that all its cases passed.",
  message: messageOf(result),
  story: [],
  place: { file: join(folder, result.name), line: 1 },
  steps: [],
  fingerprint: result.name,
});
