import { describe, expect, test } from "vitest";
import { countRounds, ROUNDS_MAX } from "../../mutants/watchdog.ts";

/** What the guarded body of a function of `n` returns. */
const run = (body: string, n = 0): unknown => {
  // oxlint-disable-next-line no-implied-eval, no-new-func
  const made = new Function("n", countRounds("a.ts", body)) as (n: number) => unknown;
  return made(n);
};
const wrapped = (body: string): string => `const f = () => { ${body} }; return f();`;

describe("a loop that does not end is stopped, and named", () => {
  test.each([
    ["while", "while (true) { }"],
    ["while without braces", "let i = 0; while (true) i = i ^ 1;"],
    ["do", "do { } while (true);"],
    ["for", "for (;;) { }"],
    ["an inner loop", "for (let i = 0; i < 3; i++) while (true) { }"],
  ])("%s", (_, body) => {
    expect(() => run(wrapped(body))).toThrow(`a.ts: a loop went round ${ROUNDS_MAX} times`);
  });
});

test("a loop that ends does what it did, however often it is begun", () => {
  const sum =
    "let s = 0; for (let i = 0; i < n; i++) for (const j of [1, 2]) s += i * j; return s;";
  expect(run(sum, 1000)).toBe(1498500);
  expect(run("let k = n; do k--; while (k > 0); return k;", 5)).toBe(0);
  expect(run("let s = 0; for (const k in { a: 1, b: 2 }) s += k.length; return s;")).toBe(2);
  const skips =
    "let s = 0; for (let i = 0; i < 9; i++) { if (i % 2) continue; if (i > 6) break; s += i; } return s;";
  expect(run(skips)).toBe(12);
});

test("a labelled loop keeps its label, and what is inside it is counted", () => {
  const body = "outer: while (true) { while (true) { break outer; } } return 7;";
  expect(run(body)).toBe(7);
  expect(() => run("outer: while (true) { while (true) { } }")).toThrow("does not end");
});

test("a labelled loop is counted, however many labels it has", () => {
  expect(() => run("one: while (true) { continue one; }")).toThrow("does not end");
  expect(() => run("one: two: for (;;) { continue one; }")).toThrow("does not end");
  expect(run("let s = 0; one: { s = n; if (n > 1) break one; s = 9; } return s;", 2)).toBe(2);
});

test("lines stay where they are", () => {
  const code = "let i = 0;\nwhile (i < 3) {\n  i++;\n}\n";
  expect(countRounds("a.ts", code).split("\n")).toHaveLength(code.split("\n").length);
});
