import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const MAIN = ".tsbuild/bench/wild/main.js";

test("the program makes its calls and says so", () => {
  const args = [MAIN, "--calls", "500", "--checked", "20", "--seed", "3"];
  const out = execFileSync(process.execPath, args, { encoding: "utf8" });
  expect(out).toContain("500 wild calls in scenes 0 …");
  expect(out).toContain("20 wild calls in scenes");
});

test("an option that makes no sense gets one line and exit code 2", () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, "--calls", "0"], {
    encoding: "utf8",
  });
  expect([status, stderr.trim().split("\n")]).toEqual([2, [expect.stringContaining("--calls")]]);
});
