import fc from "fast-check";
import { expect, test } from "vitest";
import { AssertionFailure } from "../../lib/assert.ts";
import { at, put, type Table } from "../../lib/table.ts";

const table: Table<number, string> = ["a", "b", "c"];

test("at reads an entry, put makes another table, and the first stays as it was", () => {
  expect([at(table, 0), at(table, 2)]).toEqual(["a", "c"]);
  expect(put(table, 1, "B")).toEqual(["a", "B", "c"]);
  expect(table).toEqual(["a", "b", "c"]);
});

test.each([-1, 3, Number.NaN])("There is no entry %d to read or to put", (key) => {
  expect(() => at(table, key)).toThrow(AssertionFailure);
  expect(() => put(table, key, "x")).toThrow(AssertionFailure);
});

test("What was put is what is there, and nothing else has changed", () => {
  const entries = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(entries, fc.nat(), fc.integer(), (before, n, value) => {
      const key = n % before.length;
      const after = put(before, key, value);
      expect(at(after, key)).toBe(value);
      expect(put(after, key, at(before, key))).toEqual(before);
    }),
  );
});
