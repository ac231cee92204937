import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import type { Report } from "../../../cli/reporters/report.ts";
import { RESULTS_MAX, sarif, STEPS_MAX } from "../../../cli/reporters/sarif.ts";
import { failing, finding, holding } from "./fixture.ts";

const schema = readFileSync(`${import.meta.dirname}/../../schemas/sarif-schema-2.1.0.json`, "utf8");
const ajv = new Ajv.default({ strict: false });
addFormats.default(ajv as never);
const validate = ajv.compile(JSON.parse(schema) as object);

function faults(text: string): readonly string[] {
  return validate(JSON.parse(text))
    ? []
    : (validate.errors ?? []).map(({ message }) => `${message}`);
}
const logOf = (report: Report): Log => JSON.parse(sarif(report)) as Log;

test.each<[string, Report]>([
  ["that fails", failing],
  ["that holds", holding],
])("a report %s is what the schema demands", (_, report) => {
  expect(faults(sarif(report))).toEqual([]);
});

test("the schema sees what is wrong", () => {
  expect(faults(sarif(failing).replace('"2.1.0"', '"2.2.0"'))).not.toEqual([]);
  expect(faults(sarif(failing).replace('"startLine": 7', '"startLine": 0'))).not.toEqual([]);
});

test("the trace is a code flow, the fingerprint a partial fingerprint", () => {
  const [result] = logOf(failing).runs[0]?.results ?? [];
  expect(result).toMatchObject({
    ruleId: "aClaim",
    ruleIndex: 0,
    level: "error",
    partialFingerprints: { "septetTrace/v1": "0123456789abcdef" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "impl/syscalls/ipc.ts" },
          region: { startLine: 7 },
        },
      },
    ],
  });
  const flow = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  expect(flow.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([
    14, 20,
  ]);
  expect(flow[0]?.location?.message?.text).toBe("0  2.0 yields");
  expect(logOf(holding).runs[0]?.results).toEqual([]);
});

test("of a very long trace the first and the last steps are there, and it says what is not", () => {
  const steps = Array.from({ length: 20_000 }, (_, at) => ({
    says: `${at}  2.0 yields`,
    place: { file: "t.json", line: at + 1 },
  }));
  const log = logOf({ ...failing, findings: [{ ...finding, steps }] });
  const flow = log.runs[0]?.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  expect(flow.length).toBe(STEPS_MAX);
  const lines = flow.map(({ location }) => location?.physicalLocation?.region?.startLine);
  expect([lines[0], lines.at(-1)]).toEqual([1, 20_000]);
  const says = flow.map(({ location }) => location?.message?.text ?? "");
  expect(says.filter((text) => text.includes("19001 steps are left out"))).toHaveLength(1);
  expect(lines.filter((line) => line !== undefined).length).toBe(STEPS_MAX);
  expect(flow.map(({ executionOrder }) => executionOrder)).toEqual(
    Array.from({ length: STEPS_MAX }, (_, index) => index + 1),
  );
});

test("a trace of exactly as many steps as are shown is whole", () => {
  const steps = Array.from({ length: STEPS_MAX }, () => finding.steps[0] as never);
  expect(sarif({ ...failing, findings: [{ ...finding, steps }] })).not.toContain("left out");
});

test("many findings stay within what GitHub takes: results, and 10 MB compressed", () => {
  const steps = Array.from({ length: 30 }, () => finding.steps[0] as never);
  const findings = Array.from({ length: RESULTS_MAX + 3 }, (_, n) => ({
    ...finding,
    rule: `claim${n}`,
    steps,
  }));
  const text = sarif({ ...failing, findings });
  expect((JSON.parse(text) as Log).runs[0]?.results?.length).toBe(RESULTS_MAX);
  expect(text).toContain("3 further results are left out.");
  expect(gzipSync(text).length).toBeLessThan(10_000_000);
});
