import { spawnSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { serialise } from "../../trace/index.ts";
import { boot, septet } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-program-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);

file("empty.json", "");
file("other.json", '{ "name": "other" }');
file("text.json", "hello");
file(
  "stranger.json",
  serialise({
    format: "septet-trace",
    version: 2,
    boot,
    events: [{ event: "tick" }, { event: "load", by: "3.7", address: 0 }],
  }),
);
file("misfit.diff", "--- a/impl/kernel.ts\n+++ b/impl/kernel.ts\n@@ -1 +1 @@\n-no such line\n+x\n");
file("nodiff.diff", "nothing of the kind\n");
file("config.json", '{ "rums": 3 }');
mkdirSync(join(folder, "noentry"));
mkdirSync(join(folder, "noboot"));
file("noboot/kernel.ts", "export const trap = (): void => {};\n");
mkdirSync(join(folder, "broken"));
file("broken/kernel.ts", "export function boot( {\n");
mkdirSync(join(folder, "hungry"));
file(
  "hungry/kernel.ts",
  "const all: unknown[] = [];\n" +
    "export const boot = (): void => { for (;;) all.push(Array.from({ length: 100000 }, () => ({}))); };\n" +
    "export const trap = boot;\n",
);
file("twice.json", '{ "format": "septet-trace", "version": 1,\n  "version": 2 }');
mkdirSync(join(folder, "leaves"));
file(
  "leaves/kernel.ts",
  // `process` itself is hidden from a kernel; this is the way round.
  'export const boot = (): void => Function("return process")().exit(0);\nexport const trap = boot;\n',
);
file("waits.ts", "await new Promise(() => {});\nexport default {};\n");
writeFileSync(join(folder, "wide.json"), Buffer.from('\uFEFF{ "format": 1 }', "utf16le"));
symlinkSync("circle", join(folder, "circle"));
copyFileSync(join(folder, "empty.json"), join(folder, "copy.json"));
const before = readdirSync(folder).toSorted();

// prettier-ignore
test.each<[string, readonly string[], string]>([
  ["no verb", [], "name a verb: check, replay, mutants, explore, minimise, certify, induct, taint, bytes"],
  ["an unknown verb", ["prooove"], "unknown command 'prooove'"],
  ["an unknown option", ["check", "--frobnicate"], "unknown option '--frobnicate'"],
  ["a word for a number", ["check", "--runs", "x"], "'--runs <number>' argument 'x' is invalid"],
  ["a number out of range", ["check", "--workers", "0"], "whole number from 1 to 256"],
  ["an option without its value", ["check", "--seed"], "'--seed <number>' argument missing"],
  ["an unknown mutant", ["check", "--mutant", "zzz"], "no seeded bug is called zzz"],
  ["two kernels at once", ["check", "--patch", "a", "--kernel", "b"], "cannot be used with option"],
  ["a missing file", ["replay", "none.json"], "none.json: there is no such file"],
  ["a folder for a file", ["replay", "noentry"], "noentry: that is a folder"],
  ["no file", ["replay"], "missing required argument 'file'"],
  ["an empty file", ["replay", "empty.json"], "empty.json: the file is empty"],
  ["no JSON", ["replay", "text.json"], "text.json: not JSON"],
  ["another schema", ["replay", "other.json"], 'format: is missing; it must be "septet-trace"'],
  ["a thread that does not run", ["replay", "stranger.json"], "stranger.json: events[1] cannot happen"],
  ["a config of another kind", ["check", "--config", "config.json"], "config.json: rums: unknown field"],
  ["a patch that does not apply", ["check", "--patch", "misfit.diff"], "impl/kernel.ts"],
  ["no patch at all", ["check", "--patch", "nodiff.diff"], "nodiff.diff does not fit the sources"],
  ["a missing patch", ["replay", "stranger.json", "--patch", "no.diff"], "no.diff: there is no such"],
  ["no kernel folder", ["check", "--kernel", "nowhere"], "--kernel nowhere: there is no such folder"],
  ["a kernel without an entry", ["check", "--kernel", "noentry"], "there is no kernel.ts in it"],
  ["a kernel without boot", ["check", "--kernel", "noboot"], "boot"],
  ["a kernel that eats all memory", ["check", "--kernel", "hungry", "--workers", "1"], "hungry: it took more than 1536 MB"],
  ["a key that stands twice", ["replay", "twice.json"], "twice.json:2:3: version: stands there twice"],
  ["a kernel that is no TypeScript", ["check", "--kernel", "broken"], "broken/kernel.ts:2: "],
  ["a kernel that ends its thread", ["check", "--runs", "1", "--kernel", "leaves"], "no answer: a kernel or a config file ended"],
  ["a kernel that ends the process", ["replay", "stranger.json", "--kernel", "leaves"], "no answer: a kernel or a config file ended the process"],
  ["a text in UTF-16", ["replay", "wide.json"], "wide.json: is a text in UTF-16; save it in UTF-8"],
  ["no name to read from", ["replay", ""], "the name of a file is empty"],
  ["no name of a config file", ["check", "--config", ""], "--config: the name is empty"],
  ["a file for a folder", ["check", "--kernel", "empty.json"], "--kernel empty.json: that is a file; name a folder"],
  ["a config file that never ends", ["check", "--config", "waits.ts"], "no answer: a kernel or a config file ended"],
  ["one place for two", ["minimise", "stranger.json", "--out", "x.json", "--certificate", "./x.json"], "--out x.json: --certificate writes there"],
  ["one place for two outputs of a check", ["check", "--out", "x.json", "--reporter", "json=x.certificate.json"], "the json reporter writes there"],
  ["a search that would write over itself", ["explore", "--out", "x", "--checkpoint", "x"], "--out x: --checkpoint writes there"],
  ["a kernel that would not run", ["explore", "--spec-only", "--mutant", "zzz"], "leave --mutant out"],
  ["links in a circle", ["check", "--kernel", "circle"], "circle: its links go in a circle"],
  ["no name to write to", ["check", "--out", ""], "--out: the name is empty"],
  ["a place that cannot be written", ["check", "--out", "no/t.json"], "--out no/t.json: there is no folder"],
  ["a mutant that is not there", ["mutants", "--only", "zzz"], "no seeded bug is called zzz"],
])("%s: one line, exit code 2, nothing written", (_, arguments_, says) => {
  const { code, out, err } = septet(arguments_, folder);
  expect(err).toContain(says);
  expect(err).toMatch(/^septet: [^\n]+\n$/);
  expect(err).not.toMatch(/\n {4}at |file:\/\//);
  expect(out).toBe("");
  expect(code).toBe(2);
  expect(readdirSync(folder).toSorted()).toEqual(before);
});

test.skipIf(process.platform !== "linux")("a stdout that is full is one line, exit code 2", () => {
  const bin = join(import.meta.dirname, "../../bin/septet.js");
  const stdout = openSync("/dev/full", "w");
  const ran = spawnSync(process.execPath, [bin, "mutants", "--list"], {
    encoding: "utf8",
    stdio: ["ignore", stdout, "pipe"],
  });
  closeSync(stdout);
  expect(ran.stderr).toBe("septet: stdout cannot be written: ENOSPC\n");
  expect(ran.status).toBe(2);
});

test("what nobody awaits is one line with its place as well", () => {
  file(
    "later.ts",
    'setTimeout(() => { throw new Error("one\\ntwo"); });\nawait new Promise(() => {});\n',
  );
  const { code, out, err } = septet(["check", "--config", "later.ts"], folder);
  expect(err).toMatch(/^septet: a bug in Septet itself: one two \([^\n]*later\.ts:1\); [^\n]*\n$/);
  expect([code, out]).toEqual([70, ""]);
});

test.skipIf(process.platform === "win32")("a working folder that was removed is no bug", () => {
  const bin = join(import.meta.dirname, "../../bin/septet.js");
  const gone = mkdtempSync(join(tmpdir(), "septet-gone-"));
  const line = `rmdir "$PWD" && exec "${process.execPath}" "${bin}" check`;
  const ran = spawnSync("sh", ["-c", line], { cwd: gone, encoding: "utf8" });
  expect(ran.stderr).toBe("septet: the working folder is no longer there; change to another\n");
  expect(ran.status).toBe(2);
});

test("help and version go to stdout and are no fault", () => {
  for (const arguments_ of [["--help"], ["check", "--help"], ["--version"]]) {
    const { code, out, err } = septet(arguments_, folder);
    expect([code, err]).toEqual([0, ""]);
    expect(out.length).toBeGreaterThan(4);
  }
});
