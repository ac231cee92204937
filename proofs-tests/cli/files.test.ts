import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageFault } from "../../cli/fault.ts";
import { checkWritable, kindOf, readText, typescriptIn, writeWhole } from "../../cli/files.ts";

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

test("where nothing can be written is known before", () => {
  expect(() => checkWritable(inFolder("no/such/t.json"))).toThrow(/there is no folder/);
  expect(() => checkWritable(folder)).toThrow(/that is a folder/);
  expect(() => checkWritable(inFolder("new.json"))).not.toThrow();
});

test("TypeScript is found in folders below, declarations and packages aside", () => {
  mkdirSync(inFolder("src/deep"), { recursive: true });
  mkdirSync(inFolder("src/node_modules/p"), { recursive: true });
  for (const name of ["b.ts", "deep/a.ts", "b.d.ts", "c.js", "node_modules/p/x.ts"]) {
    writeFileSync(inFolder(`src/${name}`), name);
  }
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
