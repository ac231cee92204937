import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { serialiseCertificate } from "../../../trace/index.ts";
import { certificateOf, minimumOn } from "../../../cli/minimum/certificate.ts";
import { found, kernel } from "../minimum/world.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-certify-"));
afterAll(() => rmSync(folder, { recursive: true }));
const certificate = certificateOf(kernel, minimumOn(kernel, found(), 2000));
if (certificate === undefined) throw new Error("it can be proved");
const mutant = ["--mutant", "unmapStopsAfterOneLevel"];

test("exit code 0 says that it holds, 1 that it does not, 2 that it is no certificate", () => {
  writeFileSync(join(folder, "c.json"), serialiseCertificate(certificate));
  expect(septet(["certify", "c.json", ...mutant, "--json"], folder)).toMatchObject({ code: 0 });
  expect(septet(["certify", "c.json"], folder)).toMatchObject({ code: 1 });
  const shorter = { ...certificate, length: certificate.length - 1 };
  writeFileSync(join(folder, "s.json"), serialiseCertificate(shorter));
  const refused = septet(["certify", "s.json", ...mutant], folder);
  expect(refused).toMatchObject({ code: 1, err: "" });
  expect(refused.out).toContain("refuted: s.json: length is");
  writeFileSync(join(folder, "n.json"), "{}");
  expect(septet(["certify", "n.json"], folder)).toMatchObject({ code: 2, out: "" });
});
