import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { mutantNamed } from "../../../cli/kernels.ts";
import { idleClaims, mutantsReport, mutantsVerdict } from "../../../cli/reporters/mutantsReport.ts";
import { held } from "../fixture.ts";

const mutant = mutantNamed("rightsAreJoined");
const hunted = { name: mutant.name, seconds: 0.5, runs: 9, caught: undefined };
const survivor = { mutant, hunted };
const caught = { mutant, hunted: { ...hunted, caught: { claim: "aClaim", events: 3 } } };

test("a survivor is a finding at its source; who was caught is a case that passed", () => {
  const report = mutantsReport([caught, survivor], held.settings, 2);
  expect(report.holds).toBe(false);
  expect(report.cases.map(({ outcome }) => outcome.tag)).toEqual(["passed", "failed"]);
  expect(report.findings.length).toBe(1);
  expect(report.findings[0]?.message).toContain("rightsAreJoined survived 9 runs");
  expect(existsSync(report.findings[0]?.place.file ?? "")).toBe(true);
  expect(mutantsReport([caught], held.settings, 2).holds).toBe(true);
});

test("the verdict counts", () => {
  expect(mutantsVerdict([caught, survivor])).toBe("1 of 2 seeded bugs caught");
});

test("a claim that is named, and first for no bug, is idle", () => {
  expect(idleClaims([caught, survivor])).toEqual([mutant.claim]);
  const first = { mutant, hunted: { ...hunted, caught: { claim: mutant.claim, events: 3 } } };
  expect(idleClaims([caught, first])).toEqual([]);
});
