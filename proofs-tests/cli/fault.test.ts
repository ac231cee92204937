import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { EXIT_BUG, EXIT_USAGE, explainFault, UsageFault, WorkerFault } from "../../cli/fault.ts";
import { AssertionFailure } from "../../lib/assert.ts";

test("a fault of usage is one line and exit code 2", () => {
  const { line, code } = explainFault(new UsageFault("t.json: not this\nbut that"));
  expect(line).toBe("septet: t.json: not this but that");
  expect(code).toBe(EXIT_USAGE);
});

test("what moves a cursor or colours a terminal is written out", () => {
  const { line } = explainFault(new UsageFault("t\u001b[31m.json\u0007\u009b: not this"));
  expect(line).toBe(String.raw`septet: t\u001b[31m.json\u0007\u009b: not this`);
});

test("a bug of ours is one line that says where it is and how to report it", () => {
  const { line, code } = explainFault(new AssertionFailure("queue: empty"));
  expect(line).toMatch(
    /^septet: a bug in Septet itself: queue: empty \(cli\/fault\.test\.ts:\d+\)/,
  );
  expect(line).toContain("report it");
  expect(line).not.toContain("\n");
  expect(code).toBe(EXIT_BUG);
});

test("a bug in a worker keeps its place", () => {
  const stack =
    "Error: x\n at f (file:///a/b/.tsbuild/lib/assert.js:3:4)\n at g (/a/spec/step.js:7:1)";
  expect(explainFault(new WorkerFault("x", stack)).line).toContain("(spec/step.js:7)");
});

test("a bug in a file of many modules has its place in its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "septet-fault-"));
  mkdirSync(join(folder, "start"));
  const file = pathToFileURL(join(folder, "start/worker.js")).href;
  // The first column of the second line is of the first line of the module.
  const map = { version: 3, sources: ["../spec/step.js"], names: [], mappings: ";AAAA" };
  writeFileSync(join(folder, "start/worker.js.map"), JSON.stringify(map));
  const lineOf = (row: number): string =>
    explainFault(new WorkerFault("x", `Error: x\n at f (${file}:${row}:1)`)).line;
  expect(lineOf(2)).toContain("(spec/step.js:1)");
  expect(lineOf(1)).toContain("(start/worker.js:1)");
  rmSync(folder, { recursive: true });
  expect(lineOf(2)).toContain("(start/worker.js:2)");
});

test("what is no error at all is still one line", () => {
  expect(explainFault("odd").code).toBe(EXIT_BUG);
  expect(explainFault(undefined).line).not.toContain("\n");
});

test.each([
  [["bench/main.js", "--repeats", "0"]],
  [["bench/ipc/main.js", "--wrong"]],
  [["bench/machine/main.js", "--repeats", "x"]],
  [["bench/find/main.js", "--seeds", "0"]],
  [["proofs-tests/lockstep/qemu/main.js", "--wrong"]],
])("%j ends with one line and exit code 2", ([main = "", ...given]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`.tsbuild/${main}`, ...given], {
    encoding: "utf8",
  });
  expect([status, stdout, stderr.trim().split("\n").length]).toEqual([2, "", 1]);
  expect(stderr).toContain(given[0]);
});
