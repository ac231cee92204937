import { expect, test } from "vitest";
import { array, cell, domain, numbers } from "../../../engines/exhaustive/index.ts";
import {
  layoutOf,
  positionOf,
  shownState,
  signatureOf,
  valueAt,
} from "../../../engines/exhaustive/schema.ts";

const tasks = domain("task", 3);
const fields = {
  small: cell(numbers(2)),
  large: array(numbers(9), numbers(64)),
  peer: array(tasks, tasks),
};
const layout = layoutOf(fields);

test("no cell straddles a word and no two cells share a bit", () => {
  const used = new Map<number, number>();
  for (const place of layout.places) {
    for (let index = 0; index < place.field.index.size; index++) {
      const { word, shift } = positionOf(place, index);
      expect(shift + place.bits).toBeLessThanOrEqual(32);
      const bits = (2 ** place.bits - 1) * 2 ** shift;
      const before = used.get(word) ?? 0;
      expect((before & bits) >>> 0).toBe(0);
      used.set(word, (before | bits) >>> 0);
    }
  }
  expect(layout.words).toBe(2);
  expect([...used.keys()].toSorted()).toEqual([0, 1]);
});

test("a state is shown field by field, in the order of the schema", () => {
  const words = new Int32Array(layout.words);
  const peer = layout.places.find(({ name }) => name === "peer");
  if (peer === undefined) throw new Error("peer has a place");
  const { word, shift } = positionOf(peer, 1);
  words[word] = 2 << shift;
  expect(valueAt(peer, words, 1)).toBe(2);
  expect(shownState(fields, layout, words)).toEqual([
    "small: 0",
    `large: ${Array.from({ length: 9 }, (_, n) => `${n} 0`).join(", ")}`,
    "peer: task0 task0, task1 task2, task2 task0",
  ]);
});

test("another schema has another signature", () => {
  expect(signatureOf(layoutOf(fields))).toBe(signatureOf(layout));
  const other = { ...fields, small: cell(numbers(3)) };
  expect(signatureOf(layoutOf(other))).not.toBe(signatureOf(layout));
});

test("a name that is none, and a kind that is too large, are refused", () => {
  expect(() => layoutOf({ "a b": cell(numbers(2)) })).toThrow("a b");
  expect(() => layoutOf({ a: cell(numbers(0x1_0001)) })).toThrow("size 65537");
});
