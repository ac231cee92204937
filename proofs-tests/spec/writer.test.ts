import { expect, test } from "vitest";
import { StateWriter } from "../../spec/index.ts";
import { choice, integer, list, optional, record, union, type Write } from "../../spec/writer.ts";

function wordsOf<T>(write: Write<T>, value: T): readonly number[] {
  const writer = new StateWriter();
  write(writer, value);
  return [...writer.words.subarray(0, writer.count)];
}

test("a record is its fields in the order of their writers, a list begins with its length", () => {
  const pair = record<{ readonly a: number; readonly b: readonly number[] }>({
    b: list(integer),
    a: integer,
  });
  expect(wordsOf(pair, { a: 7, b: [8, 9] })).toEqual([2, 8, 9, 7]);
});

test("a union begins with the number of its case", () => {
  type Shape = { readonly tag: "dot" } | { readonly tag: "line"; readonly length: number };
  const shape = union<Shape>({ dot: {}, line: { length: integer } });
  expect(wordsOf(shape, { tag: "dot" })).toEqual([0]);
  expect(wordsOf(shape, { tag: "line", length: 5 })).toEqual([1, 5]);
});

test("what is not there is -1, what is there begins with 1", () => {
  expect(wordsOf(optional(integer), undefined)).toEqual([-1]);
  expect(wordsOf(optional(integer), -1)).toEqual([1, -1]);
  expect(wordsOf(choice("a", "b"), "b")).toEqual([1]);
});

test("there is always room for more", () => {
  const many = Array.from({ length: 2000 }, (_, n) => n);
  expect(wordsOf(list(integer), many)).toEqual([2000, ...many]);
});
