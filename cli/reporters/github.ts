// GitHub Actions: an annotation for each finding on stdout, and a summary of the job.

import { checkoutPath } from "./place.ts";
import type { Finding, Report } from "./report.ts";

/** GitHub shows ten errors of a step; what is beyond is told in one notice. */
export const ANNOTATIONS_MAX = 10;
/** Of a step's summary, in bytes. */
const SUMMARY_BYTES_MAX = 1024 * 1024;

/** Workflow commands, one to a line. */
export function annotations({ findings, verdict }: Report): string {
  const shown = findings.slice(0, ANNOTATIONS_MAX).map(annotation);
  const left = findings.length - shown.length;
  const more = left > 0 ? ` ${left} more findings are in the job summary.` : "";
  return [...shown, `::notice title=Septet::${escapedData(verdict + more)}`].join("\n");
}

function annotation({ rule, message, story, place }: Finding): string {
  const file = escapedProperty(checkoutPath(place.file));
  const title = escapedProperty(`Septet: ${rule}`);
  const text = escapedData([message, ...story].join("\n"));
  return `::error file=${file},line=${place.line},title=${title}::${text}`;
}

const escapedData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** The summary of the job, in Markdown. */
export function jobSummary(report: Report): string {
  const { verb, subject, holds, verdict, findings, bounds, properties } = report;
  const head = [
    `## ${holds ? "✅" : "❌"} septet ${verb}: ${inline(subject)}`,
    "",
    inline(verdict),
    "",
    ...table(report),
  ];
  const end = [
    "",
    ...bounds.map((sentence) => `- ${inline(sentence)}`),
    "",
    Object.entries(properties)
      .map(([name, value]) => `${name} \`${value}\``)
      .join(" · "),
    "",
  ];
  const left = SUMMARY_BYTES_MAX - bytesIn([...head, ...end]) - 100;
  return [...head, ...stories(findings, left), ...end].join("\n");
}

function table({ cases }: Report): readonly string[] {
  const groups = [...new Set(cases.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const tags = cases.filter((one) => one.group === group).map(({ outcome }) => outcome.tag);
    const number = (tag: string): number => tags.filter((one) => one === tag).length;
    return `| ${group} | ${number("passed")} | ${number("failed")} | ${number("skipped")} |`;
  });
  return rows.length === 0
    ? []
    : ["| | passed | failed | not reached |", "| --- | ---: | ---: | ---: |", ...rows];
}

/** As many stories as there is room for. */
function stories(findings: readonly Finding[], bytesMax: number): readonly string[] {
  const lines: string[] = [];
  let bytes = 0;
  for (const [index, { rule, message, story }] of findings.entries()) {
    // A fence longer than any in the story cannot be closed by it.
    const block = ["", `### ${inline(rule)}`, "", inline(message), "", FENCE, ...story, FENCE];
    bytes += bytesIn(block);
    if (bytes > bytesMax) return [...lines, "", `${findings.length - index} more do not fit here.`];
    lines.push(...block);
  }
  return lines;
}

const FENCE = "``````";
const bytesIn = (lines: readonly string[]): number => Buffer.byteLength(lines.join("\n")) + 1;
const inline = (text: string): string => text.replace(/[<>|`*_[\]\\]/g, "\\$&");
