// SARIF 2.1.0: a result for each finding, its trace as a code flow, within what GitHub takes in.

import type { Location, Log, ReportingDescriptor, Result, ThreadFlowLocation } from "sarif";
import { version } from "../project.ts";
import type { Finding, Place, Report, Step } from "./report.ts";
import { artifactUri } from "./place.ts";

/** What GitHub shows; it takes ten times as many steps and five times as many results. */
export const STEPS_MAX = 1000;
export const RESULTS_MAX = 5000;

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Under this name a reader finds the fingerprint again; the number is that of its making. */
const FINGERPRINT = "septetTrace/v1";

/** The report as text. */
export function sarif(report: Report): string {
  const findings = report.findings.slice(0, RESULTS_MAX);
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const rules = ids.map((id) => ruleOf(id, findings.find(({ rule }) => rule === id)?.says ?? ""));
  const omitted = report.findings.length - findings.length;
  const { holds, verdict, bounds, properties, subject, verb } = report;
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Septet", semanticVersion: version(), rules } },
        automationDetails: { id: `septet/${verb}/` },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: true,
            exitCode: holds ? 0 : 1,
            toolExecutionNotifications: [verdict, ...bounds, ...omission(omitted)].map((text) => ({
              level: "note",
              message: { text },
            })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule))),
        properties: { subject, ...properties },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const omission = (omitted: number): readonly string[] =>
  omitted > 0 ? [`${omitted} further results are left out.`] : [];

const ruleOf = (id: string, says: string): ReportingDescriptor => ({
  id,
  name: id,
  shortDescription: { text: shortened(says, 1000) },
  fullDescription: { text: shortened(says, 1000) },
  help: { text: shortened(says, 1000) },
  defaultConfiguration: { level: "error" },
  properties: { tags: ["correctness"], precision: "very-high", "problem.severity": "error" },
});

const resultOf = (finding: Finding, ruleIndex: number): Result => ({
  ruleId: finding.rule,
  ruleIndex,
  level: "error",
  message: { text: shortened([finding.message, ...finding.story].join("\n"), 8000) },
  locations: [locationOf(finding.place)],
  partialFingerprints: { [FINGERPRINT]: finding.fingerprint },
  ...(finding.steps.length === 0
    ? {}
    : { codeFlows: [{ threadFlows: [{ locations: flowOf(finding.steps) }] }] }),
});

const locationOf = ({ file, line }: Place): Location => ({
  physicalLocation: {
    artifactLocation: { uri: artifactUri(file) },
    region: { startLine: line },
  },
});

/** The steps; of very many, the first and the last. */
function flowOf(steps: readonly Step[]): ThreadFlowLocation[] {
  const half = STEPS_MAX / 2;
  const left = steps.length - STEPS_MAX;
  const shown =
    left <= 0
      ? steps
      : [
          ...steps.slice(0, half - 1),
          { ...(steps[half] as Step), says: `… ${left + 1} steps are left out here …` },
          ...steps.slice(-half),
        ];
  return shown.map(({ says, place }, index) => ({
    executionOrder: index + 1,
    importance: index === shown.length - 1 ? "essential" : "important",
    location: { ...locationOf(place), message: { text: shortened(says, 1000) } },
  }));
}

const shortened = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;
