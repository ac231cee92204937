import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../../../cli/config/read.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-config-"));
afterAll(() => rmSync(folder, { recursive: true }));
function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test("a config is JSON or a module in TypeScript, and may import others", async () => {
  const json = write("a.json", '{ "seed": 3, "boot": { "tasks": 4 } }');
  expect(await readConfig(json)).toEqual({ file: json, config: { seed: 3, boot: { tasks: 4 } } });
  write("seeds.ts", "export const seed: number = 11;\n");
  const lines = [
    'import { seed } from "./seeds.ts";',
    'import { defineConfig, type Config } from "septet/config";',
    'const config: Config = { seed, budget: "5s" };',
    "export default defineConfig(config);",
  ];
  mkdirSync(join(folder, "node_modules"));
  const there = readdirSync(folder).toSorted();
  // The package by its own name, as a project that has installed it would find it.
  const file = write(
    "b.ts",
    lines.join("\n").replace("septet/config", `${process.cwd()}/cli/config`),
  );
  expect(await readConfig(file)).toEqual({ file, config: { seed: 11, budget: "5s" } });
  expect(readdirSync(folder).toSorted()).toEqual([...there, "b.ts"].toSorted());
});

test("a file is found by its name; there need be none", async () => {
  const place = join(folder, "project");
  mkdirSync(place);
  expect(await readConfig(undefined, place)).toEqual({ file: undefined, config: {} });
  write("project/septet.config.json", '{ "seed": 1 }');
  expect(await readConfig(undefined, place)).toEqual({
    file: "septet.config.json",
    config: { seed: 1 },
  });
  write("project/septet.config.ts", "export default { seed: 2 };");
  expect(await readConfig(undefined, place)).toEqual({
    file: "septet.config.ts",
    config: { seed: 2 },
  });
});

// prettier-ignore
test.each<[string, string, string, string]>([
  ["an empty file", "c.json", "", "the file is empty"],
  ["no JSON", "c.json", "{", "not JSON"],
  ["an unknown field", "c.json", '{ "sead": 1 }', "sead: unknown field"],
  ["a string for a number", "c.json", '{ "runs": "5" }', 'runs: is "5"; it must be a number'],
  ["too few runs", "c.json", '{ "runs": 0 }', "runs: is 0; it must be at least 1"],
  ["a bad time", "c.json", '{ "budget": "60" }', 'budget: is "60"; it must be a time from "1ms"'],
  ["a bad reporter", "c.json", '{ "reporters": ["xml"] }', 'reporters[0]: is "xml"; it must be a reporter'],
  ["an unknown boot parameter", "c.json", '{ "boot": { "cores": 1 } }', "boot.cores: unknown field"],
  ["an unknown claim", "c.json", '{ "claims": { "except": ["everyTrapEnd"] } }', "did you mean everyTrapEnds?"],
  ["a module that throws", "c.ts", 'throw new Error("one\\ntwo");', "fails while it is loaded: Error: one"],
  ["a module that is no TypeScript", "c.ts", "export default {", "fails while it is loaded"],
  ["a module without a default", "c.ts", "export const a = 1;", "no default export"],
  ["a module whose field throws", "c.ts", 'export default { get seed() { throw new Error("one"); } };', "fails while it is read: Error: one"],
  ["claims chosen in two ways", "c.json", '{ "claims": { "only": ["x"], "except": [] } }', "it must be { only: […] } or { except: […] }"],
  ["a module with another thing", "c.ts", "export default 7;", "the file: is 7; it must be an object"],
])("%s is a fault that names the file and the field", async (_, name, text, says) => {
  const file = write(name, text);
  await expect(readConfig(file)).rejects.toThrow(says);
  await expect(readConfig(file)).rejects.toThrow(file);
});

test("a file that is not there is a fault", async () => {
  await expect(readConfig(join(folder, "none.json"))).rejects.toThrow("there is no such file");
  await expect(readConfig(join(folder, "none.ts"))).rejects.toThrow("there is no such file");
});
