import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { boundsOf, configurationNamed, identityOf, taskOf } from "../../../cli/explore/plan.ts";
import { writtenConfiguration } from "../../../trace/index.ts";

const folder = mkdtempSync(join(tmpdir(), "septet-plan-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a configuration is named, or in a file", () => {
  const pages = configurationNamed("pages");
  expect(pages.name).toBe("pages");
  const file = join(folder, "mine.json");
  writeFileSync(file, JSON.stringify({ ...(writtenConfiguration(pages) as object), name: "mine" }));
  expect(configurationNamed(file)).toEqual({ ...pages, name: "mine" });
  writeFileSync(
    file,
    JSON.stringify({ ...(writtenConfiguration(pages) as object), goals: ["no"] }),
  );
  expect(() => configurationNamed(file)).toThrow("goals: no goal is called no");
  expect(() => configurationNamed("page")).toThrow("did you mean pages");
});

test("symmetry is for the specification alone, and of kinds that there are", () => {
  expect(taskOf({ specOnly: true, symmetry: "threads,pages" })).toMatchObject({
    tag: "specification",
    reduceBy: ["threads", "pages"],
  });
  expect(taskOf({ specOnly: true, symmetry: "all" })).toMatchObject({
    reduceBy: ["tasks", "threads", "pages", "frames"],
  });
  expect(() => taskOf({ symmetry: "threads" })).toThrow("add it");
  expect(() => taskOf({ specOnly: true, symmetry: "thread" })).toThrow("there are tasks");
});

test("bounds are what was said, and a megabyte is 2²⁰ bytes", () => {
  expect(boundsOf({})).toEqual({ bytesMax: 2 ** 30 });
  expect(boundsOf({ depth: 3, states: 9, megabytes: 2 })).toEqual({
    depthMax: 3,
    statesMax: 9,
    bytesMax: 2 ** 21,
  });
});

test("an identity changes with the kernel, the configuration and the bounds", () => {
  const identity = (options: Parameters<typeof taskOf>[0]): string =>
    identityOf(taskOf(options), boundsOf(options));
  const texts = [
    identity({}),
    identity({ depth: 4 }),
    identity({ config: "pages" }),
    identity({ specOnly: true }),
    identity({ specOnly: true, symmetry: "threads" }),
    identity({ mutant: "nodeIsLost" }),
    identity({ mutant: "shadowStaysBehind" }),
  ];
  expect(new Set(texts).size).toBe(texts.length);
  expect(identity({})).toBe(texts[0]);
});
