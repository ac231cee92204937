import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../cli/runPlainly.ts";
import * as m from "../../machine/index.ts";
import { elfOf } from "../machine/elfOf.ts";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "septet-plain-"));
const file = join(folder, "three.elf");

beforeAll(() => {
  // It ends with code 3.
  const lines = ["lui t0, 0x100", "lui t1, 0x33", "addi t1, t1, 0x333", "sw t1, 0(t0)"];
  const bytes = new Uint8Array(Uint32Array.from(lines.map(m.assembleLine)).buffer);
  const segments = [{ address: m.RAM_START, bytes }];
  writeFileSync(file, elfOf({ entry: m.RAM_START, segments }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Says on stderr what is loaded. */
const hooks = `
import { writeSync } from "node:fs";
export function load(url, context, next) {
  writeSync(2, "loads " + url + "\\n");
  return next(url, context);
}`;
const asUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
const register = `import { register } from "node:module"; register(${JSON.stringify(asUrl(hooks))});`;

/** What a process loads that executes `main` with these arguments. */
function loadedBy(main: string, ...arguments_: readonly string[]): readonly string[] {
  return loadedUntil(3, main, arguments_);
}

/** The same of one that ends with `code`. */
function loadedUntil(code: number, main: string, arguments_: readonly string[]): readonly string[] {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", asUrl(register), join(ROOT, main), ...arguments_],
    { encoding: "utf8" },
  );
  expect(status, stderr).toBe(code);
  return [...stderr.matchAll(/^loads (file:.*)$/gm)].map(([, url = ""]) => url);
}

const OTHERS = /\/(spec|abi|impl|trace|engines|refinement|mutants|exercises|bench)\//;
const PACKAGES = /\/node_modules\/(?!picocolors\/)/;

test("a program alone: neither the kernel, nor its specification, nor what reads options", () => {
  const loaded = loadedBy(".tsbuild/cli/main.js", "run", file);
  expect(loaded.filter((url) => OTHERS.test(url) || PACKAGES.test(url))).toEqual([]);
  expect(loaded.length).toBeLessThan(100);
});

test("with options, what reads them; nothing else", () => {
  const loaded = loadedBy(".tsbuild/cli/main.js", "run", "--stats", file);
  const packages = loaded.filter((url) => OTHERS.test(url) || PACKAGES.test(url));
  expect(packages.every((url) => url.includes("/commander/"))).toBe(true);
  expect(packages.length).toBeGreaterThan(0);
});

const short = (url: string): string => url.replace(/^.*\/(?=\.tsbuild|bin)/, "");

test("once all is built, one file has all that is needed", () => {
  const built = spawnSync(process.execPath, [join(ROOT, "bin/bundle.js")], { encoding: "utf8" });
  expect(built.status, built.stderr).toBe(0);
  const loaded = loadedBy("bin/septet.js", "run", file);
  expect(loaded.map(short)).toEqual(["bin/septet.js", ".tsbuild/start/main.js"]);
  const optional = loadedBy("bin/septet.js", "run", "--engine", "interpreter", file);
  expect(optional.some((url) => url.endsWith(".tsbuild/start/main.runProgram.js"))).toBe(true);
});

test("so it is of all other verbs", () => {
  const loaded = loadedUntil(0, "bin/septet.js", ["mutants", "--list"]);
  const ours = loaded.filter((url) => !url.includes("/node_modules/"));
  expect(ours.map(short)).toEqual(["bin/septet.js", ".tsbuild/start/septet.js"]);
});

test.each([
  [["run"], "missing required argument"],
  [["run", "--fast"], "unknown option"],
  [["run", "/nowhere/x.elf"], "there is no such file"],
])("%j is refused", async (arguments_, says) => {
  await expect(run(arguments_)).rejects.toThrow(says);
});
