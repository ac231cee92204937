import pc from "picocolors";
import { expect, test } from "vitest";
import { checkText } from "../../../cli/report/checkText.ts";
import { rules } from "../../../spec/rules.ts";
import { held, refuted } from "../fixture.ts";

const plain = pc.createColors(false);

test("with a small budget, what was not reached is told and no more", () => {
  const text = checkText(held, false, plain);
  expect(text).toContain("ipc.transfer.words");
  expect(text).toMatch(/holds of the kernel; \d+ rules of the manual were not reached/);
});

test("with the full budget it is a fault", () => {
  expect(checkText(held, true, plain)).toContain("which this budget must reach");
});

test("when everything was reached, it says so", () => {
  const reached = new Map(Object.keys(rules).map((rule) => [rule, 1]));
  const all = { ...held, statistics: { ...held.statistics, reached } };
  expect(checkText(all, true, plain)).toContain("every rule of the manual was reached");
});

test("a refutation is told as a story, with the way to see it again", () => {
  const text = checkText(refuted, true, plain);
  expect(text).toContain("a tick passes");
  expect(text).toContain("refuted: aClaim does not hold of aMutant.");
  expect(text).toContain("septet replay t.json --mutant aMutant");
  expect(text).not.toContain("not reached");
});
