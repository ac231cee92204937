import { expect, test } from "vitest";
import { domain, each, numbers, union } from "../../../engines/exhaustive/index.ts";

const tasks = domain("task", 3);
const pages = each(tasks, "page", 2);
const status = union({ idle: {}, sending: { to: tasks }, at: { task: tasks, line: numbers(4) } });
const { idle, sending, at } = status.cases;

test("the values of a union are those of its cases, one after the other", () => {
  expect(status.size).toBe(1 + 3 + 12);
  expect([idle.of(), sending.of(0), sending.of(2), at.of(0, 0), at.of(2, 3)]).toEqual([
    0, 1, 3, 4, 15,
  ]);
});

test("a value gives back its parts, and shows its case", () => {
  const value = at.of(2, 1);
  expect([at.is(value), sending.is(value)]).toEqual([true, false]);
  expect([at.parts.task(value), at.parts.line(value)]).toEqual([2, 1]);
  expect([idle.of(), sending.of(1), value].map(status.show)).toEqual([
    "idle",
    "sending(task1)",
    "at(task2, 1)",
  ]);
});

test("the part of another case is −1, which fits nowhere", () => {
  expect(at.parts.line(sending.of(1))).toBe(-1);
  expect(() => sending.of(sending.parts.to(idle.of()))).toThrow("sending(-1)");
});

test("a part that does not fit, or is missing, is refused", () => {
  expect(() => sending.of(3)).toThrow("sending(3)");
  expect(() => at.of(1)).toThrow("at(1");
  expect(() => status.show(16)).toThrow("no value 16");
});

test("what belongs to an owner is numbered owner by owner", () => {
  expect(pages.size).toBe(6);
  expect(pages.show(5)).toBe("task2.page1");
  expect(pages.domains).toEqual([tasks, pages]);
});

test("a renaming goes into the parts and leaves plain numbers alone", () => {
  const renaming = new Map([[tasks, [2, 0, 1]]]);
  expect(status.renamed(sending.of(0), renaming)).toBe(sending.of(2));
  expect(status.renamed(at.of(1, 3), renaming)).toBe(at.of(0, 3));
  expect(status.renamed(idle.of(), renaming)).toBe(idle.of());
  expect(pages.renamed(4, renaming)).toBe(4);
});

test("a domain without members is refused", () => {
  expect(() => domain("nobody", 0)).toThrow("nobody");
});
