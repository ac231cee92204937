import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FORMAT, serialise, VERSION } from "../../../trace/index.ts";
import { found } from "../minimum/world.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-minimise-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { start, events } = found();
const trace = { format: FORMAT, version: VERSION, boot: start, events } as const;
writeFileSync(join(folder, "long.json"), serialise(trace));
const mutant = ["--mutant", "unmapStopsAfterOneLevel"];

test("a long trace becomes a short one that replays, with a certificate that holds", () => {
  const made = septet(["minimise", "long.json", ...mutant, "--json"], folder);
  expect(made.code).toBe(1);
  const report = JSON.parse(made.out) as { readonly events: number; readonly certified: boolean };
  expect(report.certified).toBe(true);
  expect(report.events).toBeLessThan(events.length);
  expect(septet(["replay", "septet-minimum.json", ...mutant], folder).code).toBe(1);
  const judged = septet(["certify", "septet-certificate.json", ...mutant], folder);
  expect(judged.code).toBe(0);
  expect(judged.out).toContain(`holds: ${report.events} events`);
  const again = septet(
    ["minimise", "septet-minimum.json", ...mutant, "--out", "again.json"],
    folder,
  );
  expect(again.code).toBe(1);
  const text = (file: string): unknown =>
    (JSON.parse(readFileSync(join(folder, file), "utf8")) as { readonly events: unknown }).events;
  expect(text("again.json")).toEqual(text("septet-minimum.json"));
});

test("a trace that refutes nothing is told so, and one of another kernel is an error", () => {
  expect(septet(["minimise", "long.json"], folder)).toMatchObject({ code: 0 });
  writeFileSync(join(folder, "bad.json"), serialise({ ...trace, events: events.slice(4) }));
  const bad = septet(["minimise", "bad.json"], folder);
  expect(bad.code).toBe(2);
  expect(bad.err).toContain("bad.json: events[1] cannot happen on the kernel");
});
