import { expect, test } from "vitest";
import { compile } from "../../mutants/compile.ts";

test("Types vanish, and the body runs on the namespaces of its imports", () => {
  const text = [
    'import type { Word } from "./word.ts";',
    'import { one } from "./one.ts";',
    "export const two = (one + one) as Word;",
    "export type Three = Word;",
  ].join("\n");
  const { links, define } = compile("impl/two.ts", text);
  expect(links.specifiers).toEqual(["./one.ts"]);
  expect({ ...define()({ one: 1 }) }).toEqual({ two: 2 });
});

test("The same text of the same file is compiled once, another text or file again", () => {
  const compiled = compile("impl/a.ts", "export const a = 1;");
  expect(compile("impl/a.ts", "export const a = 1;")).toBe(compiled);
  expect(compile("impl/a.ts", "export const a = 2;")).not.toBe(compiled);
  expect(compile("impl/b.ts", "export const a = 1;")).not.toBe(compiled);
});

test("A module that holds only types is empty", () => {
  const { links, define } = compile("impl/types.ts", "export type A = number;\n");
  expect(links).toEqual({ specifiers: [], needs: [], reexports: [], stars: [] });
  expect(Object.keys(define()())).toEqual([]);
});

test("Every call makes the module again", () => {
  const text = "let n = 0;\nexport function next() { return ++n; }";
  const make = compile("impl/count.ts", text).define();
  const [first, second] = [make(), make()];
  const next = (namespace: typeof first): unknown => (namespace["next"] as () => unknown)();
  expect([next(first), next(first), next(second)]).toEqual([1, 2, 1]);
});

test("A syntax error names its line, also after letters outside ASCII", () => {
  expect(() => compile("impl/bad.ts", "// µs × µs\n\nconst a = ;\n")).toThrow(/^impl\/bad\.ts:3: /);
});

test("What only a function body forbids is an error of the file too", () => {
  expect(() => compile("impl/await.ts", "export const a = await 3;\n").define()).toThrow(
    /^impl\/await\.ts: /,
  );
});

test("A module does not find the host, and may use its names for itself", () => {
  const probe = "export const seen = [typeof process, typeof console, typeof Date, typeof fetch];";
  expect(compile("impl/probe.ts", probe).define()()["seen"]).toEqual(Array(4).fill("undefined"));
  const own = "const process = 3; export const seen = process;";
  expect(compile("impl/own.ts", own).define()()["seen"]).toBe(3);
});
