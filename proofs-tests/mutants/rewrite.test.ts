import { expect, test } from "vitest";
import { rewrite } from "../../mutants/rewrite.ts";

test("Imports become constants, declarations lose their export, a result comes last", () => {
  const code = [
    'import { a, b as c } from "./x.ts";',
    'import * as all from "./y.ts";',
    "export const d = a + c;",
    "export function e() {}",
    "export class F {}",
  ].join("\n");
  const { parameters, body } = rewrite("m.ts", code);
  expect(parameters).toEqual(["$0", "$1"]);
  expect(body.split("\n").filter((line) => line !== "")).toEqual([
    "const { a: a } = $0;",
    "const { b: c } = $0;",
    "const all = $1;",
    "const d = a + c;",
    "function e() {}",
    "class F {}",
    'return { __proto__: null, "d": d, "e": e, "F": F };',
  ]);
});

test("Links say what is imported, re-exported and starred, each specifier once", () => {
  const code = [
    'import { a } from "./x.ts";',
    'import "./side.ts";',
    "export { a as again };",
    'export { b } from "./x.ts";',
    'export * from "./star.ts";',
    'export * as whole from "./whole.ts";',
  ].join("\n");
  const { links, body } = rewrite("m.ts", code);
  expect(links).toEqual({
    specifiers: ["./x.ts", "./side.ts", "./star.ts", "./whole.ts"],
    needs: [
      { from: "./x.ts", name: "a" },
      { from: "./x.ts", name: "a" },
      { from: "./x.ts", name: "b" },
    ],
    reexports: [
      { from: "./x.ts", name: "a", alias: "again" },
      { from: "./x.ts", name: "b", alias: "b" },
      { from: "./whole.ts", name: undefined, alias: "whole" },
    ],
    stars: ["./star.ts"],
  });
  expect(body).not.toContain("export");
});

test.each([
  ['const a = import("./x.ts");', /import\(\)/],
  ["const a = import.meta.url;", /import\.meta/],
  ["export default 3;", /default export/],
  ["export let a = 3;", /exported variable/],
])("%s is refused", (code, says) => {
  expect(() => rewrite("m.ts", code)).toThrow(says);
});
