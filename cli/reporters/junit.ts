// JUnit XML, as the schema of Ant's reports has it: one suite for each group of cases.

import { create } from "xmlbuilder2";
import type { Case, Report } from "./report.ts";

type Element = ReturnType<typeof create>;

/** The report as text; `startedAt` is when the work began. */
export function junit(report: Report, startedAt: Date): string {
  // What XML cannot carry, as control characters, becomes U+FFFD.
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\uFFFD" });
  const root = document.ele("testsuites");
  // The schema knows no time zone: UTC it is.
  const timestamp = startedAt.toISOString().slice(0, 19);
  const groups = [...new Set(report.cases.map(({ group }) => group))];
  for (const [id, group] of groups.entries()) {
    const cases = report.cases.filter((one) => one.group === group);
    const suite = root.ele("testsuite", attributesOf(report, group, cases, timestamp)).att({
      package: `septet.${report.verb}`,
      id: String(id),
    });
    fillSuite(suite, report, group, cases);
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function attributesOf(
  { seconds }: Report,
  group: string,
  cases: readonly Case[],
  timestamp: string,
): Readonly<Record<string, string>> {
  const number = (tag: Case["outcome"]["tag"]): string =>
    String(cases.filter(({ outcome }) => outcome.tag === tag).length);
  return {
    name: group,
    timestamp,
    hostname: "localhost",
    tests: String(cases.length),
    failures: number("failed"),
    errors: "0",
    skipped: number("skipped"),
    time: decimal(seconds),
  };
}

function fillSuite(suite: Element, report: Report, group: string, cases: readonly Case[]): void {
  const properties = suite.ele("properties");
  for (const [name, value] of Object.entries(report.properties))
    properties.ele("property", { name, value });
  for (const { name, seconds, outcome } of cases) {
    const classname = `septet.${report.verb}.${group}`;
    const element = suite.ele("testcase", { name, classname, time: decimal(seconds) });
    if (outcome.tag === "skipped") element.ele("skipped");
    if (outcome.tag !== "failed") continue;
    const { message, story } = outcome;
    element.ele("failure", { message, type: name }).txt(story.join("\n"));
  }
  suite.ele("system-out").txt([report.verdict, ...report.bounds].join("\n"));
  suite.ele("system-err");
}

const decimal = (seconds: number): string => seconds.toFixed(3);
