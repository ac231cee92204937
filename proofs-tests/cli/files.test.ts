import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageFault } from "../../cli/fault.ts";
import {
  checkApart,
  checkFolder,
  checkWritable,
  elfFilesIn,
  kindOf,
  makeFolder,
  readText,
  typescriptIn,
  writeWhole,
} from "../../cli/files.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-files-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

test("what is written is there as a whole, and nothing else is", () => {
  writeWhole(inFolder("a.json"), "first\n");
  writeWhole(inFolder("a.json"), "second\n");
  expect(readText(inFolder("a.json"))).toBe("second\n");
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("a write that fails leaves nothing behind and says what to do", () => {
  mkdirSync(inFolder("full"));
  writeFileSync(inFolder("full/x"), "");
  expect(() => writeWhole(inFolder("full"), "text")).toThrow(UsageFault);
  expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  expect(readFileSync(inFolder("full/x"), "utf8")).toBe("");
});

test("a file that is not there, or is a folder, is a fault that names it", () => {
  expect(() => readText(inFolder("none"))).toThrow(/none: there is no such file/);
  expect(() => readText(folder)).toThrow(/that is a folder/);
});

test("a link stays a link, and a mode what it was", () => {
  writeFileSync(inFolder("own.json"), "first", { mode: 0o600 });
  symlinkSync("own.json", inFolder("link.json"));
  writeWhole(inFolder("link.json"), "second");
  expect(lstatSync(inFolder("link.json")).isSymbolicLink()).toBe(true);
  expect(readText(inFolder("own.json"))).toBe("second");
  expect(statSync(inFolder("own.json")).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === "win32")("a device is written to, and stays one", () => {
  symlinkSync("/dev/full", inFolder("full.json"));
  expect(() => writeWhole(inFolder("full.json"), "text")).toThrow(/cannot be written/);
  expect(lstatSync(inFolder("full.json")).isSymbolicLink()).toBe(true);
});

test("links in a circle, and names that are too long, are faults that say so", () => {
  symlinkSync("circle", inFolder("circle"));
  const writable = (file: string): void => checkWritable(file, "--out");
  for (const look of [kindOf, readText, writable, makeFolder]) {
    expect(() => look(inFolder("circle")), look.name).toThrow(UsageFault);
  }
  expect(() => kindOf(inFolder("circle"))).toThrow(/its links go in a circle/);
  expect(() => kindOf(inFolder("n".repeat(5000)))).toThrow(/the name is too long/);
});

test("a folder cannot be made where a file is", () => {
  writeFileSync(inFolder("taken"), "");
  expect(() => makeFolder(inFolder("taken"))).toThrow(/taken: that is a file; name a folder/);
});

test("the mark that some editors put before a text is no part of it", () => {
  writeFileSync(inFolder("marked.json"), "\uFEFF{}");
  expect(readText(inFolder("marked.json"))).toBe("{}");
});

test("where nothing can be written is known before", () => {
  expect(() => checkWritable(inFolder("no/such/t.json"), "--out")).toThrow(/there is no folder/);
  expect(() => checkWritable(folder, "--out")).toThrow(/that is a folder/);
  expect(() => checkWritable("", "--out")).toThrow(/the name is empty/);
  expect(() => checkWritable(inFolder("new.json"), "--out")).not.toThrow();
});

test("a folder to read from is there, and is one", () => {
  expect(() => checkFolder(folder)).not.toThrow();
  expect(() => checkFolder(inFolder("a.json"), "--kernel ")).toThrow(
    /--kernel .*a.json: that is a file; name a folder/,
  );
  expect(() => checkFolder(inFolder("nowhere"))).toThrow(/there is no such folder/);
});

test("two outputs go to two files, but for devices", () => {
  const apart = (one: string, other: string) => () =>
    checkApart(["--out", one], ["--certificate", other]);
  expect(apart(inFolder("t.json"), inFolder("./x/../t.json"))).toThrow(
    /--out .*t.json: --certificate writes there; name another file/,
  );
  expect(apart(inFolder("t.json"), inFolder("u.json"))).not.toThrow();
  writeFileSync(inFolder("one.json"), "{}");
  symlinkSync("one.json", inFolder("another.json"));
  expect(apart(inFolder("one.json"), inFolder("another.json"))).toThrow("writes there");
  if (process.platform !== "win32") expect(apart("/dev/null", "/dev/null")).not.toThrow();
});

test("a text in UTF-16 is told as such, and so is an empty name", () => {
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ]) {
    writeFileSync(inFolder("wide.json"), new Uint8Array([...mark, 0x7b, 0]));
    expect(() => readText(inFolder("wide.json"))).toThrow(/wide.json: is a text in UTF-16/);
  }
  expect(() => readText("")).toThrow(/the name of a file is empty/);
});

test("programs are found through links, other files and folders aside", () => {
  mkdirSync(inFolder("programs/folder"), { recursive: true });
  const elf = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1]);
  for (const [name, bytes] of [
    ["b", elf],
    ["a", elf],
    ["text", new Uint8Array(9)],
  ] as const)
    writeFileSync(inFolder(`programs/${name}`), bytes);
  symlinkSync("a", inFolder("programs/c"));
  symlinkSync("nowhere", inFolder("programs/d"));
  expect(elfFilesIn(inFolder("programs"))).toEqual(["a", "b", "c"]);
});

test("TypeScript is found in folders below, declarations and packages aside", () => {
  mkdirSync(inFolder("src/deep"), { recursive: true });
  mkdirSync(inFolder("src/node_modules/p"), { recursive: true });
  for (const name of ["b.ts", "deep/a.ts", "b.d.ts", "c.js", "node_modules/p/x.ts"]) {
    writeFileSync(inFolder(`src/${name}`), name);
  }
  mkdirSync(inFolder("src/folder.ts"));
  expect(typescriptIn(inFolder("src"))).toEqual([
    ["b.ts", "b.ts"],
    ["deep/a.ts", "deep/a.ts"],
  ]);
  expect([kindOf(inFolder("src")), kindOf(inFolder("src/b.ts")), kindOf(inFolder("q"))]).toEqual([
    "folder",
    "file",
    "nothing",
  ]);
});
