import { expect, test } from "vitest";
import { checkJson } from "../../../cli/report/checkJson.ts";
import { held, refuted } from "../fixture.ts";

test("a check that holds is one object without a failure", () => {
  const report = JSON.parse(checkJson(held)) as Record<string, unknown>;
  expect(report).toMatchObject({
    verdict: "holds",
    seed: 7,
    runs: 3,
    events: 12,
    stepsPerSecond: 6,
    reached: { "ipc.nothing": 1234 },
  });
  expect(report["unreached"]).toContain("ipc.transfer.words");
  expect(Object.keys(report)).not.toContain("failure");
  expect(Object.keys(report)).not.toContain("trace");
});

test("a refutation names claim, difference, event and file", () => {
  expect(JSON.parse(checkJson(refuted))).toMatchObject({
    verdict: "refuted",
    failure: { claim: "aClaim", difference: ["one", "two"], at: 0, events: 1, run: 2 },
    trace: "t.json",
  });
});

test("the number of workers is not in it", () => {
  const many = { ...held, settings: { ...held.settings, workers: 8 } };
  expect(checkJson(many)).toBe(checkJson(held));
});
