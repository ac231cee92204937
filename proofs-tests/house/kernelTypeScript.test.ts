// impl/ is written in kernel TypeScript. The snippets show what that is: each refused one has one
// fault, so a check that went blind would be seen.
import { expect, test } from "vitest";
import { kernelTypeScriptFaults } from "./kernelTypeScript.ts";
import { sourcesIn } from "./project.ts";
import { unboundedRecursion } from "./recursion.ts";

const kernel = sourcesIn("impl");

test("Every file of impl/ is kernel TypeScript", () => {
  expect(kernel.flatMap(kernelTypeScriptFaults)).toEqual([]);
});

test("Every recursion in impl/ states its bound", () => {
  expect(unboundedRecursion(kernel)).toEqual([]);
});

const HEADER = [
  'import { assert } from "../../lib/assert.ts";',
  'import { u32 } from "../../lib/u32.ts";',
  'import * as tcb from "../parts/tcb.ts";',
  'import type { Machine } from "../../machine/index.ts";',
].join("\n");

const faultsOf = (text: string): readonly string[] =>
  kernelTypeScriptFaults({ path: "impl/syscalls/x.ts", text: `${HEADER}\n${text}\n` });

test.each([
  "export const STATUS = 4;",
  "const A = 0x8000_0000;\nconst B = (A + 4 * 8) | -1;\nconst C: number = u32(A << 2);",
  'assert(4 + 4 <= 8, "the fields fit");',
  "export type Port = Reader & { readonly load32: (address: number) => number };",
  "type Tcb = number;\nconst of = (n: number): Tcb => n as Tcb;",
  "export const statusOf = (m: Machine, tcb: number): number => m.load32(tcb + 4);",
  "export function f(m: Machine, n: number): boolean {\n" +
    "  let sum = 0;\n" +
    "  for (let i = 0; i < n; i++) sum += tcb.statusOf(m, i);\n" +
    "  while (sum > 3) { sum -= 1; if (sum === 7) continue; break; }\n" +
    "  switch (sum) { case tcb.READY: return true; default: m.store32(n, u32(sum / 3)); }\n" +
    "  return !(sum < 0 && n >= 2) ? f(m, sum % 2) : false;\n" +
    "}",
])("Accepted: %s", (text) => {
  expect(faultsOf(text)).toEqual([]);
});

const inFunction = (line: string): string =>
  `function f(m: Machine, a: number): void {\n  ${line}\n}`;

test.each([
  ["let traps = 0;", "5: `let` at module level; a kernel keeps its state in the machine"],
  ["var traps = 0;", "5: `var` at module level; a kernel keeps its state in the machine"],
  ["const list = [1];", "5: an array; put its entries into memory (a constant is"],
  ["const o = { a: 1 };", "5: an object; put its fields into memory (a constant is"],
  ["const s = new Map();", "5: an object; put its fields into memory (a constant is"],
  ['const s = "text";', "5: a string; only `assert` takes one, use a number"],
  ["const f = (a: number): void => { g(a); };", "5: an arrow function with a body; make it"],
  ["const half = 0.5;", "5: a number that is no 32-bit integer"],
  ["const big = 0x1_0000_0000;", "5: a number that is no 32-bit integer"],
  ["const big = 3n;", "5: a literal of another kind; only 32-bit integers"],
  ["const n = f(3);\nfunction f(a: number): number { return a; }", "5: CallExpression is not"],
  ["u32(3);", "5: a statement at module level; a kernel starts in `boot`"],
  ["class Tcb {}", "5: a class; put its fields into memory"],
  ["interface Tcb { a: number }", "5: an interface; put its fields into memory"],
  ["enum E { A }", "5: an enum; write constants"],
  ["type T = { readonly a: number };", "5: the type of an object; put its fields into memory"],
  ["type T = { readonly f: (a: string) => void };", "5: the type of a string; use a number"],
  ["type T = { readonly f: () => void; n: number };", "5: the type of an object; put its fields"],
  ["export { u32 };", "5: a list of exports among code; export where"],
  ['export * from "../parts/tcb.ts";', "5: a list of exports among code; export where"],
  ['import { z } from "zod";', "5: an import from elsewhere; a kernel stands on ../machine"],
  ['import { s } from "../../spec/state.ts";', "5: an import from elsewhere; a kernel stands"],
  ["async function f(): Promise<void> {}", "5: async or a generator; a trap runs to its end"],
  ["function f(a = 3): void {}", "5: a default parameter; pass every argument"],
  ["function f(...a: Word): void {}", "5: a rest parameter; pass every argument"],
  ["function f({ a }: T): void {}", "5: destructuring; name each value"],
  ["function f(a: number[]): void {}", "5: the type of an array; put its entries into memory"],
  ["function f(a: string): void {}", "5: the type of a string; use a number"],
  ["function f(): any {}", "5: `any`; name the type"],
  [inFunction("const o = { a };"), "6: an object; put its fields into memory"],
  [inFunction("const o = [a];"), "6: an array; put its entries into memory"],
  [inFunction("const g = () => a;"), "6: a closure; make it a function of the module"],
  [inFunction("function g(): void {}"), "6: a closure; make it a function of the module"],
  [inFunction("const s = `${a}`;"), "6: a template literal; a kernel has no strings"],
  [inFunction('const s = "a";'), "6: a string; only `assert` takes one, use a number"],
  [inFunction("throw a;"), "6: an exception; return an error code"],
  [inFunction("try { u32(a); } finally { u32(a); }"), "6: an exception; return an error code"],
  [inFunction("for (const b of a) u32(b);"), "6: a loop over a list; count with `for`"],
  [inFunction("const b = Math.imul(a, a);"), "6: a property; only the machine, the first"],
  [inFunction("const b = m.ram;"), "6: a property; only the machine, the first parameter"],
  [inFunction("m.ram = 3;"), "6: an assignment to a part of something; only variables"],
  [inFunction("const b = m[a];"), "6: a property; only the machine, the first parameter"],
  [inFunction("const b = globalThis;"), "6: `globalThis` is a global; write it over integers"],
  [inFunction("const b = undefined;"), "6: `undefined` is a global; write it over integers"],
  [inFunction("const b = f;"), "6: a function as a value; call it by name"],
  [inFunction("a(3);"), "6: a call of a function value; call a function of a module"],
  [inFunction("u32(a)(3);"), "6: a call of something computed; call a function by its name"],
  [inFunction("const b = a / 2;"), "6: a division leaves the integers; write u32(a / b)"],
  [inFunction("const b = a ** 2;"), "6: the operator **"],
  [inFunction("const b = a == 2;"), "6: the operator =="],
  [inFunction("const b = a ?? 2;"), "6: the operator ??"],
  [inFunction("const b = typeof a;"), "6: the operator typeof"],
  [inFunction("const b = (a, 3);"), "6: a comma; write two statements"],
  [inFunction("const b = a!;"), "6: TSNonNullExpression is not kernel TypeScript"],
  [inFunction("const [b] = a;"), "6: destructuring; name each value"],
  [inFunction("out: while (a) break out;"), "6: LabeledStatement is not kernel TypeScript"],
  [inFunction("a + 1;"), "6: BinaryExpression is not kernel TypeScript as a statement"],
  [inFunction("const b = 1.5 + a;"), "6: a number that is no 32-bit integer"],
  [inFunction("const b = /a/;"), "6: a literal of another kind; only 32-bit integers"],
  [inFunction("const b: number[] = a as Word;"), "6: the type of an array; put its entries"],
])("Refused: %s", (text, says) => {
  const faults = faultsOf(text);
  expect(faults.length).toBe(1);
  expect(faults[0]).toContain(`impl/syscalls/x.ts:${says}`);
});

const recursive = (comment: string): string =>
  `const leaf = (n: number): number => n;\n${comment}function walk(n: number): number {\n` +
  "  return n === 0 ? leaf(n) : walk(n - 1);\n}\n";

test("A function that calls itself must state a bound in the comment right above it", () => {
  const says = [
    "impl/a.ts:2: walk → walk: state `@recursion bound …` in its docstring, or make a loop",
  ];
  const faults = (text: string): readonly string[] =>
    unboundedRecursion([{ path: "impl/a.ts", text }]);
  expect(faults(recursive(""))).toEqual(says);
  expect(faults(recursive("/** Walks.\n * @recursion bound 2: levels of a table. */\n"))).toEqual(
    [],
  );
  expect(faults(recursive("/** @recursion bound 2 */\nconst n = 1;\n")).length).toBe(1);
});

test("A file of its own may hand on what others export, and a cycle through it is found", () => {
  const index = 'export * from "./a.ts";\nexport { b as c } from "./b.ts";\n';
  expect(kernelTypeScriptFaults({ path: "impl/parts/index.ts", text: index })).toEqual([]);
  const a = 'import { c } from "./index.ts";\nexport const a = (): number => c();\n';
  const b = 'import { a } from "./index.ts";\nexport const b = (): number => a();\n';
  const sources = Object.entries({ index, a, b }).map(([name, text]) => ({
    path: `impl/parts/${name}.ts`,
    text,
  }));
  expect(unboundedRecursion(sources).length).toBe(2);
});

test("A cycle of calls is found across files, aliases and namespaces", () => {
  const a =
    'import { odd as isOdd } from "./b.ts";\nexport function even(n: number): boolean {\n' +
    "  return n === 0 || isOdd(n - 1);\n}\n";
  const b =
    'import * as a from "./a.ts";\n\nexport const odd = (n: number): boolean => a.even(n);\n';
  const faults = unboundedRecursion([
    { path: "impl/a.ts", text: a },
    { path: "impl/b.ts", text: b },
  ]);
  expect(faults.map((fault) => fault.split(": state")[0])).toEqual([
    "impl/a.ts:2: even → odd → even",
    "impl/b.ts:3: odd → even → odd",
  ]);
});
