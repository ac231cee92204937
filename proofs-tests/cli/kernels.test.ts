import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as diff from "diff";
import { afterAll, expect, test } from "vitest";
import {
  kernelName,
  kernelOf,
  mutantKernel,
  mutantNamed,
  optionFor,
  ours,
  systemOf,
} from "../../cli/kernels.ts";
import { projectRoot, projectSources } from "../../cli/project.ts";
import { mutants } from "../../mutants/index.ts";
import { realSystem } from "../../refinement/index.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-kernels-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = projectSources().get("impl/kernel.ts") ?? "";

test("without an option it is our own kernel, as node has loaded it", () => {
  expect(kernelOf({})).toBe(ours);
  expect(systemOf(ours)).toBe(realSystem);
  expect([kernelName(ours), optionFor(ours)]).toEqual(["the kernel", ""]);
});

test("a patch makes another kernel of the sources", () => {
  const file = join(folder, "a.diff");
  const name = "impl/kernel.ts";
  writeFileSync(file, diff.createTwoFilesPatch(`a/${name}`, `b/${name}`, text, `${text}// new\n`));
  const kernel = kernelOf({ patch: file });
  expect(kernel.tag === "sources" && kernel.sources.get(name)).toBe(`${text}// new\n`);
  expect(optionFor(kernel)).toBe(`--patch ${file}`);
});

test("a folder takes the place of impl/", () => {
  cpSync(join(projectRoot(), "impl"), join(folder, "theirs"), { recursive: true });
  writeFileSync(join(folder, "theirs/more.ts"), "export const MORE = 1;\n");
  const kernel = kernelOf({ kernel: join(folder, "theirs") });
  expect(kernel.tag === "sources" && kernel.sources.get("impl/more.ts")).toContain("MORE");
  expect(kernel.tag === "sources" && kernel.sources.get("lib/u32.ts")).toBeDefined();
  expect(Object.keys(systemOf(kernel).kernel)).toContain("boot");
});

test("every seeded bug is found by its name, and fits the sources", () => {
  for (const mutant of mutants) {
    expect(mutantNamed(mutant.name)).toBe(mutant);
    expect(mutantKernel(mutant).tag).toBe("sources");
  }
});

test("a misspelt seeded bug is told the names near it", () => {
  const [first] = mutants;
  if (first === undefined) return;
  expect(() => mutantNamed(`${first.name}x`)).toThrow(`did you mean ${first.name}`);
});
