// A check as a report: a case for each claim and for each rule of the manual, a finding for each
// bug.

import { rules } from "../../spec/rules.ts";
import { claimNames, claimSentence } from "../claims.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { kernelFolder, type Kernel } from "../kernels.ts";
import { projectRoot, version } from "../project.ts";
import { bounds, unreached, verdictSentence, type Found, type Summary } from "../report/summary.ts";
import { eventLine, storyOf } from "../story/story.ts";
import { plain } from "../terminal.ts";
import { eventLines, lineOf, placeOf } from "./place.ts";
import type { Case, Finding, Report, Step } from "./report.ts";

/** The report; `complete` says that every rule had to be reached. */
export function checkReport(summary: Summary, complete: boolean, kernel: Kernel): Report {
  const found = summary.found === undefined ? [] : [summary.found, ...summary.others];
  const missed = found.length === 0 && complete ? unreached(summary.statistics) : [];
  const findings = [
    ...found.map((one) => findingOf(one, summary, kernel)),
    ...missed.map(missedFinding),
  ];
  return {
    verb: "check",
    subject: summary.kernel,
    holds: findings.length === 0,
    verdict: verdictSentence(summary, complete),
    bounds: bounds(summary),
    properties: propertiesOf(summary),
    seconds: summary.seconds,
    cases: [...claimCases(findings), ...ruleCases(summary, complete)],
    findings,
  };
}

const propertiesOf = ({ kernel, settings, statistics }: Summary): Report["properties"] => ({
  kernel,
  septet: version(),
  node: process.versions.node,
  seed: String(settings.seed),
  runs: String(statistics.runs),
  events: String(statistics.events),
  eventsPerRun: String(settings.events),
});

function findingOf(found: Found, summary: Summary, kernel: Kernel): Finding {
  const { shortened, file, text, replayOption, run } = found;
  const { events, failure } = shortened;
  const lines = eventLines(text);
  const again = `septet replay ${file} ${replayOption}`.trim();
  const steps = events.map((event, at): Step => ({
    says: eventLine(event, at).trim(),
    place: { file, line: lines[at] ?? 1 },
  }));
  return {
    rule: failure.claim,
    says: claimSentence(failure.claim),
    message: `${failure.claim} does not hold of ${summary.kernel}: ${failure.difference[0] ?? ""}`,
    story: [
      ...storyOf(shortened, plain),
      "",
      `Run ${run}, in ${file}; \`${again}\` shows it again.`,
    ],
    place: placeOf(kernelFolder(kernel), events.at(-1)),
    steps,
    fingerprint: fingerprintOf(shortened),
  };
}

/** A rule that the budget had to reach. */
function missedFinding(rule: string): Finding {
  const file = `${projectRoot()}/docs/manual.md`;
  return {
    rule: `unreached.${rule}`,
    says: "The full budget reaches every rule of the manual.",
    message: `no run reached the rule ${rule}: ${sentenceOf(rule)}`,
    story: [],
    place: { file, line: lineOf(file, new RegExp(`^- \`${rule.replaceAll(".", "\\.")}\``, "m")) },
    steps: [],
    fingerprint: rule,
  };
}

const sentenceOf = (rule: string): string =>
  (rules as Readonly<Record<string, string>>)[rule] ?? "";

function claimCases(findings: readonly Finding[]): readonly Case[] {
  const failed = new Map(findings.map((finding) => [finding.rule, finding]));
  const names = new Set([...claimNames, ...[...failed.keys()].filter(isClaim)]);
  return [...names].toSorted().map((name) => {
    const finding = failed.get(name);
    return {
      group: "claims",
      name,
      seconds: 0,
      outcome: finding === undefined ? { tag: "passed" } : { tag: "failed", ...finding },
    };
  });
}
const isClaim = (rule: string): boolean => !rule.startsWith("unreached.");

/** Rules count as skipped where nothing demanded that they be reached. */
function ruleCases({ statistics, found }: Summary, complete: boolean): readonly Case[] {
  const missed = new Set(unreached(statistics));
  return Object.keys(rules).map((name): Case => {
    const base = { group: "rules", name, seconds: 0 };
    if (!missed.has(name)) return { ...base, outcome: { tag: "passed" } };
    if (!complete || found !== undefined) return { ...base, outcome: { tag: "skipped" } };
    const message = `no run reached it: ${sentenceOf(name)}`;
    return { ...base, outcome: { tag: "failed", message, story: [message] } };
  });
}
