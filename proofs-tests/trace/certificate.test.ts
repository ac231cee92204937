import { expect, test } from "vitest";
import { parseCertificate, serialiseCertificate, type Certificate } from "../../trace/index.ts";
import { smallBoot } from "../refinement/fixture.ts";

const certificate: Certificate = {
  kernel: { name: "aMutant", sources: "0".repeat(64) },
  kind: "aClaim: thread #",
  length: 1,
  boot: smallBoot,
  menu: [{ event: "tick" }],
  events: [{ event: "tick" }],
  levels: [{ states: 1, hash: "a".repeat(32) }],
};

test("a certificate is read as it was written", () => {
  const text = serialiseCertificate(certificate);
  expect(parseCertificate(text, "c.json")).toEqual({ tag: "parsed", value: certificate });
  expect(serialiseCertificate(certificate)).toBe(text);
});

// prettier-ignore
test.each<[string, object, string]>([
  ["no level", { levels: [] }, "levels: "],
  ["a hash too short", { levels: [{ states: 1, hash: "ab" }] }, "levels[0].hash: "],
  ["a length of nothing", { length: 0 }, "length: is 0; it must be at least 1"],
  ["another version", { version: 2 }, "version: is 2"],
  ["a field more", { proof: "yes" }, "proof: unknown field"],
])("%s is refused with its place", (_, change, says) => {
  const written = { ...(JSON.parse(serialiseCertificate(certificate)) as object), ...change };
  const parsed = parseCertificate(JSON.stringify(written), "c.json");
  expect(parsed.tag === "refused" && parsed.says).toContain(`c.json: ${says}`);
});
