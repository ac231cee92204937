import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { configurationNamed } from "../../../cli/explore/plan.ts";
import { prng } from "../../../lib/prng.ts";
import { writtenConfiguration } from "../../../trace/index.ts";
import { septet } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-explore-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Report = {
  readonly verdict: string;
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly levels: readonly unknown[];
};
const reportOf = (arguments_: readonly string[]): Report & { readonly code: number | null } => {
  const { code, out, err } = septet(["explore", "--json", ...arguments_], folder);
  expect(err.replaceAll(/^depth \d+, .*\n/gm, "")).toBe(""); // But for lines of progress.
  return { ...(JSON.parse(out) as Report), code };
};

test("with one worker and with two the report is the same but for time and memory", () => {
  const [one, two] = ["1", "2"].map((n) => reportOf(["--config", "clan", "--workers", n]));
  expect(one).toMatchObject({ verdict: "holds", complete: true, states: 818, code: 0 });
  expect(two?.levels).toEqual(one?.levels);
  expect(two?.transitions).toBe(one?.transitions);
});

test("bounds are kept, and the verdict is no wider", () => {
  expect(reportOf(["--config", "clan", "--depth", "2"])).toMatchObject({
    verdict: "holds",
    complete: false,
    depth: 2,
    bounds: { depth: 2, workers: 1 },
  });
  expect(reportOf(["--config", "clan", "--spec-only", "--states", "100"])).toMatchObject({
    complete: false,
    ended: "states",
  });
});

test("a refutation is written as a trace that replays", () => {
  const mutant = ["--mutant", "unmapStopsAtDepthFour"];
  const found = reportOf(["--config", "derivations", ...mutant, "--out", "t.json"]);
  expect(found).toMatchObject({ verdict: "refuted", code: 1, failure: { events: 8 } });
  expect(septet(["replay", "t.json", ...mutant], folder).code).toBe(1);
  expect(septet(["replay", "t.json"], folder).code).toBe(0);
});

test("what cannot be done first is told with its place", () => {
  const written = writtenConfiguration(configurationNamed("pages")) as object;
  const before = [{ event: "interrupt", line: 3 }];
  writeFileSync(join(folder, "never.json"), JSON.stringify({ ...written, before }));
  const { code, err } = septet(["explore", "--config", "never.json"], folder);
  expect(code).toBe(2);
  expect(err).toContain(
    "the start of pages is wrong already (whatComesFirstCanBeDone: before[0] cannot happen there: " +
      "there is no line 3); mend its `before`",
  );
});

// prettier-ignore
test.each<[string, readonly string[], string]>([
  ["an unknown configuration", ["--config", "crowds"], "did you mean crowd"],
  ["symmetry of the product", ["--symmetry", "all"], "only --spec-only can be reduced"],
  ["nothing to resume from", ["--resume"], "add --checkpoint FILE"],
  ["a depth that is none", ["--depth", "x"], "whole number"],
  ["a checkpoint in no folder", ["--checkpoint", "no/such"], "there is no folder"],
])("%s is refused in one line", (_, arguments_, says) => {
  const { code, out, err } = septet(["explore", ...arguments_], folder);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err.trim().split("\n").length).toBe(1);
  expect(err).toContain(says);
});

test("the checkpoint of another search is refused, and so is a damaged one", () => {
  const arguments_ = ["explore", "--config", "pages", "--checkpoint", "c", "--resume"];
  expect(septet(arguments_, folder).code).toBe(0);
  expect(septet(arguments_, folder).code).toBe(0);
  const other = septet([...arguments_, "--depth", "3"], folder);
  expect(other.code).toBe(2);
  expect(other.err).toContain("it is of pages of the kernel");
  const bytes = readFileSync(join(folder, "c"));
  bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
  writeFileSync(join(folder, "c"), bytes);
  expect(septet(arguments_, folder).err).toContain("its states are damaged; remove it");
});

/** Runs the command and kills it after `ms`; true iff it ended before. */
const killedAfter = (arguments_: readonly string[], ms: number): Promise<boolean> =>
  new Promise((done) => {
    const bin = `${import.meta.dirname}/../../../bin/septet.js`;
    const child = spawn(process.execPath, [bin, ...arguments_], { cwd: folder, stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), ms);
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });

test("killed at ten random moments and resumed each time, it ends with the same counts", async () => {
  const search = ["explore", "--config", "crowd", "--checkpoint", "long", "--resume"];
  const random = prng(2026);
  let ended = 0;
  for (let kill = 0; kill < 10; kill++) {
    const workers = kill % 2 === 0 ? "1" : "2";
    const over = await killedAfter([...search, "--workers", workers], 300 + random.below(1200));
    if (over) ended++;
  }
  const resumed = reportOf(search.slice(1));
  expect(resumed).toMatchObject({ complete: true, states: 24_488, transitions: 86_128 });
  expect(ended).toBeLessThan(10);
});
