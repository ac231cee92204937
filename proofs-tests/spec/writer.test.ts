import { expect, test } from "vitest";
import { identity, StateWriter } from "../../spec/index.ts";
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

test("what is remembered is written as it would be anew, whatever its words depend on", () => {
  const writer = new StateWriter();
  const due: Write<{ readonly at: readonly number[] }> = (to, { at }) => {
    for (const word of at) to.put(to.mode === "exact" ? word : to.renaming.task(word - to.now));
  };
  const shifted = { ...identity, task: (number: number) => number + 100 };
  const values = [[5], [6, 7, 8, 9], [], [5]].map((at) => ({ at }));
  for (let round = 0; round < 200; round++) {
    writer.count = 0;
    writer.mode = round % 3 === 0 ? "exact" : "essential";
    writer.renaming = round % 7 < 3 ? identity : shifted;
    writer.now = Math.floor(round / 20);
    const slot = round % 2;
    const value = values[(round >> 2) % values.length] as { readonly at: readonly number[] };
    due(writer, value);
    writer.remembering(slot, value, due);
    const { words, count } = writer;
    expect(words.slice(count / 2, count)).toEqual(words.slice(0, count / 2));
  }
});
