import { expect, test } from "vitest";
import { mappingSystem, type MappingSize } from "../../../cli/export/mapping.ts";
import { tlaModule, tlcConfiguration } from "../../../cli/export/tla.ts";
import { survey } from "../../../engines/breadth/index.ts";
import { all, execute, join, read, write } from "../../../spec/index.ts";
import { Module } from "./tlaEvaluator.ts";
import { parseExpression } from "./tlaParser.ts";

const sizeOf = (tasks: number, pages: number, frames: number): MappingSize => ({
  tasks,
  pages,
  frames,
  offers: [all, join(read, execute), read],
  revokes: [write, read, all],
});
const [, names = ""] = /^INVARIANTS (.*)$/m.exec(tlcConfiguration) ?? [];
const invariants = names.split(" ");

// The numbers are those of both: of our search over spec/, and of the module by the book.
test.each<[number, number, number, number]>([
  [2, 1, 1, 5],
  [3, 1, 1, 43],
  [2, 2, 2, 81],
  [2, 2, 1, 458],
])("%s tasks, %s pages, %s frames: %s states", (tasks, pages, frames, states) => {
  const size = sizeOf(tasks, pages, frames);
  const found = survey(mappingSystem(size), {});
  expect([found.ended, found.states]).toEqual(["complete", states]);
  expect(new Module(tlaModule("M", size, states)).reachable(invariants)).toBe(states);
});

// What TLC says to modules of these sizes, under "distinct states found".
test.each<[number, number, number, number]>([
  [4, 1, 1, 572],
  [2, 3, 3, 2197],
])("%s tasks, %s pages, %s frames: %s states under TLC", (tasks, pages, frames, states) => {
  const found = survey(mappingSystem(sizeOf(tasks, pages, frames)), {});
  expect([found.ended, found.states]).toEqual(["complete", states]);
});

// Every line that could be wrong is: a module with one mistake reaches other states.
test.each<[string, string, string, string]>([
  ["rights grow", "Normal(R \\cap s[from].rights)", "Normal(R)", "RightsNeverGrow fails"],
  ["writing without reading", 'ELSE (R \\cap {"x"}))', "ELSE R)", "other"],
  ["a grant that keeps the page", "IF p = from THEN Nothing", "IF p = from THEN s[p]", "other"],
  ["a grant that orphans", "(IF m.parent = from THEN", "(IF m.parent = Root THEN", "fails"],
  [
    "ancestors that are overwritten",
    "(from \\in Below(s, {to}))",
    "(FALSE)",
    "domain|fails|stack|other",
  ],
  ["revoking one level", "(C \\cup Below(s, C))", "C", "other|fails"],
  ["sigma 0 revokes its own", "(own /\\ (at[1] # 1))", "own", "other|fails"],
])("the count sees a module with %s", (_, right, wrong, says) => {
  const size = sizeOf(2, 2, 1);
  const text = tlaModule("M", size, 0);
  expect(text).toContain(right);
  const outcome = (): string => {
    try {
      const states = new Module(text.replace(right, wrong)).reachable(invariants);
      return states === 458 ? "the same" : "other";
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(outcome()).toMatch(new RegExp(says));
});

test("the count sees a module with roots that are overwritten, where there are two", () => {
  const text = tlaModule("M", sizeOf(2, 2, 2), 0);
  const wrong = text.replace("(IsRoot(s, to)) \\/ (from", "(FALSE) \\/ (from");
  expect(wrong).not.toBe(text);
  expect(new Module(wrong).reachable([])).not.toBe(81);
});

test.each(["a /\\ b \\/ c", "a = b = c", "a \\cup b \\ c", "~ a = b #", "(a", "a b"])(
  "%s is refused, as the book refuses it",
  (text) => {
    expect(() => parseExpression(text)).toThrow();
  },
);

test("the module is called as it is told, and says how many states there are", () => {
  const text = tlaModule("Small", sizeOf(2, 1, 1), 5);
  expect(text).toMatch(/^-{4,} MODULE Small -{4,}\n/);
  expect(text).toContain("(* Septet's own search finds 5 distinct states. *)");
  expect(text).toMatch(/\n={70,}\n$/);
});
