// The benchmark's command, as it is run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { BUILT } from "./built.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-l4-mini-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...given: readonly string[]) => {
  const command = [fileURLToPath(new URL("main.js", BUILT)), ...given];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
};
const json = (...given: readonly string[]): Record<string, unknown> =>
  JSON.parse(run(...given, "--json").stdout) as Record<string, unknown>;

/** What must not depend on workers or on a stop in between. */
const findings = ({ states, transitions, depth, ended, hash, verdict, trace }: never) => ({
  states,
  transitions,
  depth,
  ended,
  hash,
  verdict,
  trace,
});

test("a run with two workers finds what a run with one finds, and prints its cost", () => {
  const one = json("--k", "3");
  expect(one).toMatchObject({ states: 611_876, transitions: 4_678_716, ended: "complete" });
  expect(one["seconds"]).toBeGreaterThan(0);
  expect(one["peakMegabytes"]).toBeGreaterThan(30);
  expect(one["peakMegabytes"]).toBeLessThan(200);
  const two = json("--k", "3", "--workers", "2");
  expect(findings(two as never)).toEqual(findings(one as never));
});

test("a search that was stopped and goes on finds what it would have found", () => {
  const file = join(folder, "checkpoint");
  const stopped = json("--k", "3", "--symmetry", "--depth-max", "6", "--save", file);
  expect(stopped).toMatchObject({ depth: 6, ended: "depth" });
  const rest = json("--k", "3", "--symmetry", "--resume", file);
  expect(findings(rest as never)).toEqual(findings(json("--k", "3", "--symmetry") as never));
  expect(rest["standsFor"]).toEqual({ states: 611_876, transitions: 4_678_716 });
});

test("the seeded bug is refuted with a trace of four steps and exit code 1", () => {
  const { status, stdout } = run("--bug");
  expect(status).toBe(1);
  expect(stdout).toContain("aMappingHasItsParentsFrame");
  const steps = / start\(\)(.*)/.exec(stdout)?.[1]?.match(/\w+\(/g);
  expect(steps?.length).toBe(4);
});

test("what is wrong on the command line is said in a line, with exit code 2", () => {
  const file = join(folder, "damaged");
  writeFileSync(file, readFileSync("package.json"));
  for (const [given, says] of [
    [["--k", "9"], "--k 9 is not a whole number from 1 to 6"],
    [["--resume", file], "no checkpoint"],
    [["--frames", "3"], "--frames"],
  ] as const) {
    const { status, stderr } = run(...given);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("at ");
  }
});
