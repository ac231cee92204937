// The house is tidy: rules that a person would otherwise have to look after.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folders } from "./folders.ts";
import { allSources, presentFolders, sourcesIn } from "./project.ts";
import { circles, deadExports, unreferencedFiles } from "./references.ts";
import * as tidy from "./tidy.ts";

/** Files that are one table; a table is not split to make it short. */
const tables: readonly string[] = [];

/** Files whose loop is one long function, because it would be slow in pieces. */
const loops: readonly string[] = ["machine/fast/interpreter.ts"];

const pureSources = presentFolders
  .filter((name) => !(folders[name]?.mayTouchTheWorld ?? false))
  .flatMap(sourcesIn);

test.each<[string, tidy.Rule]>([
  ["No file is empty", tidy.fileIsNotEmpty],
  ["Lines have at most 100 columns", tidy.linesAreShort],
  ["Nothing has the type any", tidy.typesAreNamed],
  ["No comment puts work off", tidy.nothingIsLeftToDo],
  ["Every test runs", tidy.everyTestRuns],
  ["No default export, enum, namespace or decorator", tidy.shapesArePlain],
])("%s", (_, rule) => {
  expect(allSources.flatMap(rule)).toEqual([]);
});

test("Files have at most 300 lines, tables excepted", () => {
  const files = allSources.filter(({ path }) => !tables.includes(path));
  expect(files.flatMap(tidy.fileIsShort)).toEqual([]);
});

test("Functions have at most 40 lines, fast loops excepted", () => {
  const files = allSources.filter(({ path }) => !loops.includes(path));
  expect(files.flatMap(tidy.functionsAreShort)).toEqual([]);
  const excepted = allSources.filter(({ path }) => loops.includes(path));
  expect(excepted.flatMap(tidy.functionsAreShort).length).toBe(loops.length);
});

test("Every table that is excepted is too long, and there", () => {
  const files = allSources.filter(({ path }) => tables.includes(path));
  expect(files.filter((file) => tidy.fileIsShort(file).length > 0).length).toBe(tables.length);
});

test("Below cli/ there is no clock, chance or console", () => {
  expect(pureSources.flatMap(tidy.nothingTouchesTheWorld)).toEqual([]);
});

/** Read by the command line, the test runner or the loader, or offered to other packages. */
const entries = [
  /\.test\.ts$|\/index\.ts$|\/main\.ts$|^bench\/|^proofs-tests\/setup\.ts$/,
  /^cli\/(explore\/)?worker\.ts$|^impl\/kernel\.ts$/,
];
const isEntry = (path: string): boolean => entries.some((entry) => entry.test(path));

test("Every file is imported by another one", () => {
  expect(unreferencedFiles(allSources, isEntry)).toEqual([]);
});

test("Every export is imported by another file", () => {
  expect(deadExports(allSources, isEntry)).toEqual([]);
});

test("No imports go round in a circle", () => {
  expect(circles(allSources)).toEqual([]);
});

test.each([...presentFolders, "docs"])("%s has a short README with one title", (folder) => {
  const path = `${folder}/README.md`;
  expect(existsSync(path), `${path}: write it; say in which order to read the folder`).toBe(true);
  expect(tidy.readmeIsShort({ path, text: readFileSync(path, "utf8") })).toEqual([]);
});

const faults = (rule: tidy.Rule, text: string): readonly string[] => rule({ path: "a.ts", text });
const lines = (count: number): string => "f();\n".repeat(count);

test.each<[string, tidy.Rule, string, string]>([
  ["a long file", tidy.fileIsShort, lines(301), "a.ts:300: 301 lines; split the file"],
  ["an empty file", tidy.fileIsNotEmpty, " \n", "a.ts:1: empty; delete the file"],
  ["a long line", tidy.linesAreShort, `\n// ${"×".repeat(98)}`, "a.ts:2: 101 columns; break"],
  ["a long function", tidy.functionsAreShort, `\nfunction g() {\n${lines(39)}}`, "a.ts:2: a funct"],
  ["any", tidy.typesAreNamed, "let a: any;", "a.ts:1: `any`; name the type"],
  ["a leftover", tidy.nothingIsLeftToDo, "\n// TODO: x", "a.ts:2: a leftover; do it"],
  ["a lonely test", tidy.everyTestRuns, "test.only(1);", "a.ts:1: a test runs alone"],
  ["a skipped test", tidy.everyTestRuns, "describe.skip(1);", "a.ts:1: a test is skipped"],
  ["chance", tidy.nothingTouchesTheWorld, "Math.random();", "a.ts:1: Math.random; draw from"],
  ["a clock", tidy.nothingTouchesTheWorld, "Date.now();", "a.ts:1: Date.now; take the time"],
  ["a date", tidy.nothingTouchesTheWorld, "new Date();", "a.ts:1: new Date; take the time"],
  ["a console", tidy.nothingTouchesTheWorld, "console.log(1);", "a.ts:1: console.log; return"],
  ["a default", tidy.shapesArePlain, "export default 1;", "a.ts:1: a default export; export"],
  ["an enum", tidy.shapesArePlain, "enum E {}", "a.ts:1: an enum; use a union"],
  ["a namespace", tidy.shapesArePlain, "namespace N {}", "a.ts:1: a namespace; use a file"],
  ["two titles", tidy.readmeIsShort, "# A\n# B\n", "a.ts:1: 2 titles; have exactly one"],
  ["a long README", tidy.readmeIsShort, `# A\n${lines(60)}`, "a.ts:60: 61 lines; say it in"],
])("The rules see %s", (_, rule, text, says) => {
  expect(faults(rule, text).length).toBe(1);
  expect(faults(rule, text)[0]).toContain(says);
});

test.each<[string, tidy.Rule, string]>([
  ["300 lines", tidy.fileIsShort, lines(300)],
  ["100 columns", tidy.linesAreShort, `// ${"×".repeat(97)}`],
  ["40 lines in a function", tidy.functionsAreShort, `function g() {\n${lines(38)}}`],
  ["a long chapter of tests", tidy.functionsAreShort, `describe("d", () => {\n${lines(50)}});`],
  [
    "a chapter that needs a tool",
    tidy.functionsAreShort,
    `describe.skipIf(a)("d", () => {\n${lines(50)}});`,
  ],
  ["the word in a string", tidy.nothingIsLeftToDo, 'const a = "TODO";'],
  ["a title in an example", tidy.readmeIsShort, "# A\n```\n# B\n```\n"],
])("The rules allow %s", (_, rule, text) => {
  expect(faults(rule, text)).toEqual([]);
});

test("A file or an export that nothing uses is seen; a type may serve its own file", () => {
  const sources = [
    { path: "x/index.ts", text: 'import { a } from "./a.ts";\na();\n' },
    { path: "x/a.ts", text: "export const a = (b: B): B => b;\nexport type B = number;\n" },
    { path: "x/c.ts", text: "\nexport function c() {}\nexport type D = number;\n" },
  ];
  expect(unreferencedFiles(sources, (path) => path === "x/index.ts")).toEqual([
    "x/c.ts:1: nothing imports this file; use it or delete it",
  ]);
  expect(deadExports(sources, (path) => path === "x/index.ts")).toEqual([
    "x/c.ts:2: nothing imports `c`; use it, or take `export` away",
    "x/c.ts:3: nothing imports `D`; use it, or take `export` away",
  ]);
});

test("A circle of imports is seen, once; two ways to the same file are none", () => {
  const sources = [
    { path: "x/a.ts", text: 'import "./b.ts";\nimport "./c.ts";\n' },
    { path: "x/b.ts", text: 'import type { c } from "./c.ts";\n' },
    { path: "x/c.ts", text: 'import { d } from "./d.ts";\n' },
    { path: "x/d.ts", text: 'export { c } from "./c.ts";\n' },
  ];
  expect(circles(sources.slice(0, 3))).toEqual([]);
  expect(circles(sources)).toEqual([
    "x/c.ts:1: a circle: x/c.ts → x/d.ts → x/c.ts; move what they share to one that both import",
  ]);
});
