// The comparison with fast-check, as it is run, on few bugs from few seeds.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "septet-find-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MAIN = fileURLToPath(new URL("../../../.tsbuild/bench/find/main.js", import.meta.url));
const run = (...given: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, ...given], { encoding: "utf8" });

type Report = { readonly bugs: readonly Row[] };
type Row = {
  readonly name: string;
  readonly septet: Tally;
  readonly fastCheck: Tally;
  readonly ratio: number;
  readonly short: { readonly least: number; readonly atLeast: number; readonly traces: number };
};
type Tally = { readonly seeds: number; readonly found: number; readonly median: number };
const report = (...given: readonly string[]): Report =>
  JSON.parse(run(...given, "--json").stdout) as Report;

const few = ["--seeds", "3", "--only", "unmapIsNotRecursive", "fourthFlushWipesAStranger"];

test("bugs of the mapping model are found from each seed and shrink to one shortest trace", () => {
  const { bugs } = report(...few);
  expect(bugs.map(({ name }) => name)).toEqual(few.slice(3));
  for (const { septet, fastCheck, short } of bugs) {
    expect(septet).toMatchObject({ seeds: 3, found: 3 });
    expect(fastCheck).toMatchObject({ seeds: 3, found: 3 });
    expect(short).toMatchObject({ atLeast: 3, traces: 1 });
  }
  expect(bugs.map(({ short }) => short.least)).toEqual([5, 4]);
});

test("bugs of the bank are hunted by both, and a table says what was looked at", () => {
  const { stdout, status } = run("--seeds", "2", "--only", "queueIsLastInFirstOut");
  expect(status).toBe(0);
  expect(stdout).toMatch(/queueIsLastInFirstOut\s+2\/2\s+\d+\s+2\/2\s+\d+/);
  expect(stdout).toContain("Looked at: the bugs that were named.");
  expect(stdout).toContain("Septet finds 1 of 1 bugs from every seed.");
});

test("a comparison that was stopped goes on, whatever the number of workers", () => {
  const file = join(folder, "results");
  const whole = run(...few, "--resume", file, "--workers", "1").stdout;
  const lines = readFileSync(file, "utf8").split("\n");
  expect(lines.length).toBe(13);
  const cut = join(folder, "cut");
  // The last line was being written.
  appendFileSync(cut, `${lines.slice(0, 4).join("\n")}\n${lines[4]?.slice(0, 20)}`);
  const timeless = (table: string): string => table.replace(/\d+\.\d\d$/gm, "");
  for (const workers of ["2", "1"])
    expect(timeless(run(...few, "--resume", cut, "--workers", workers).stdout)).toBe(
      timeless(whole),
    );
  expect(readFileSync(cut, "utf8").split("\n").length).toBe(lines.length);
});

test("a bug of the mapping model and one of the bank may have the same name", () => {
  const name = "unmapStopsAtDepthFour";
  const caught = { name, seed: 1, shrinks: true, found: true };
  const results = [
    { ...caught, group: "mapping", hunter: "septet", testsMax: 20_000, tests: 1 },
    { ...caught, group: "mapping", hunter: "fastCheck", testsMax: 20_000, tests: 2 },
    { ...caught, group: "bank", hunter: "septet", testsMax: 2100, tests: 3 },
    { ...caught, group: "bank", hunter: "fastCheck", testsMax: 300, tests: 4, shrinks: false },
  ];
  const file = join(folder, "both");
  writeFileSync(file, results.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const { bugs } = report("--seeds", "1", "--only", name, "--resume", file);
  const medians = bugs.map(({ septet, fastCheck }) => [septet.median, fastCheck.median]);
  expect(medians).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("what is wrong on the command line is said in a line, with exit code 2", () => {
  for (const [given, says] of [
    [["--only", "nothingLikeThat"], "no seeded bug is called nothingLikeThat"],
    [["--seeds", "0"], "It must be a whole number from 1 to 1000."],
    [["--listed", "--only", "queueIsLastInFirstOut"], "'--only <name...>' cannot be used with"],
    [["--every", "2", "--listed"], "'--listed' cannot be used with option '--every <number>'"],
    [["--resume", folder], `--resume ${folder}: that is a folder; name a file`],
  ] as const)
    expect(refused(given)).toContain(says);
});

test("a file of results that are none is refused, with the line and the mend", () => {
  const file = join(folder, "garbage");
  const right = { group: "bank", name: "a", hunter: "septet", seed: 1, testsMax: 1, tests: 1 };
  for (const garbage of ["so it is", "3", JSON.stringify({ ...right, shrinks: false })]) {
    const line = JSON.stringify({ ...right, shrinks: false, found: true });
    writeFileSync(file, `${line}\n${garbage}\n`);
    expect(refused([...few, "--resume", file])).toBe(
      `bench:find: ${file}:2: not the result of a hunt; ` +
        "delete the line, or name another file with --resume\n",
    );
  }
});

test("a file without an end of line that is no result stays as it is", () => {
  const file = join(folder, "somebodys");
  for (const text of ["{}", "\u0000\u0001", '[{"group":"bank"}]']) {
    writeFileSync(file, text);
    expect(refused([...few, "--resume", file])).toContain(`${file}:1: not the result of a hunt`);
    expect(readFileSync(file, "utf8")).toBe(text);
  }
});

/** What stderr says, in a line, of what is wrong. */
function refused(given: readonly string[]): string {
  const { status, stderr } = run(...given);
  expect(status).toBe(2);
  expect(stderr.split("\n")).toHaveLength(2);
  return stderr;
}
