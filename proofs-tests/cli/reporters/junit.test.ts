import { readFileSync } from "node:fs";
import { create } from "xmlbuilder2";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { junit } from "../../../cli/reporters/junit.ts";
import type { Report } from "../../../cli/reporters/report.ts";
import { failing, holding } from "./fixture.ts";

const schema = readFileSync(`${import.meta.dirname}/../../schemas/junit.xsd`, "utf8");
const startedAt = new Date(Date.UTC(2026, 10, 22, 3, 4, 5));

async function faults(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: "report.xml", contents: xml },
    schema: { fileName: "junit.xsd", contents: schema },
  });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}

test.each<[string, Report]>([
  ["that fails", failing],
  ["that holds", holding],
  ["of nothing", { ...holding, cases: [] }],
])("a report %s is what the schema demands", async (_, report) => {
  expect(await faults(junit(report, startedAt))).toEqual([]);
});

test("the schema sees what is wrong", async () => {
  const text = junit(failing, startedAt);
  expect(await faults(text.replace(' hostname="localhost"', ""))).not.toEqual([]);
  expect(await faults(text.replace("2026-11-22T03:04:05", "yesterday"))).not.toEqual([]);
});

test("cases are counted, and a failure carries its message and story", () => {
  const text = junit(failing, startedAt);
  const { testsuites } = create(text).end({ format: "object" }) as unknown as {
    readonly testsuites: { readonly testsuite: readonly Record<string, unknown>[] };
  };
  const [claims, rules] = testsuites.testsuite;
  expect(claims).toMatchObject({
    "@name": "claims",
    "@tests": "2",
    "@failures": "1",
    "@skipped": "0",
    "@time": "1.500",
  });
  expect(rules).toMatchObject({ "@tests": "1", "@failures": "0", "@skipped": "1" });
  expect(text).toContain('message="aClaim does not hold: a &quot;quoted&quot; &lt;tag&gt; &amp;');
  // What XML cannot carry is replaced, and nothing else is lost.
  expect(text).toContain("\uFFFD[31m \uFFFD µs, 1:2");
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});
