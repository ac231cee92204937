import fc from "fast-check";
import { expect, test } from "vitest";
import { array, cell, numbers } from "../../../engines/exhaustive/index.ts";
import { layoutOf } from "../../../engines/exhaustive/schema.ts";
import { stateOver } from "../../../engines/exhaustive/view.ts";

const fields = {
  bit: cell(numbers(2)),
  many: array(numbers(23), numbers(29)),
  some: array(numbers(4), numbers(11)),
  whole: array(numbers(2), numbers(0x1_0000)),
};
const layout = layoutOf(fields);
const view = () => stateOver<typeof fields>(layout, new Int32Array(layout.words));

const write = fc.constantFrom("bit", "many", "some", "whole" as const).chain((name) =>
  fc.record({
    name: fc.constant(name as keyof typeof fields),
    index: fc.nat(fields[name as keyof typeof fields].index.size - 1),
    value: fc.nat(fields[name as keyof typeof fields].value.size - 1),
  }),
);

test("what is written is read, and nothing else changes", () => {
  fc.assert(
    fc.property(fc.array(write), (writes) => {
      const state = view();
      const expected = new Map<string, number>();
      for (const { name, index, value } of writes) {
        state[name].set(index, value);
        expected.set(`${name} ${index}`, value);
      }
      for (const [name, { index }] of Object.entries(fields)) {
        for (let at = 0; at < index.size; at++) {
          const read = state[name as keyof typeof fields].get(at);
          expect(read).toBe(expected.get(`${name} ${at}`) ?? 0);
        }
      }
    }),
  );
});

test("an index or a value that does not fit is refused", () => {
  expect(() => view().some.get(4)).toThrow("some has no index 4");
  expect(() => view().many.get(-1)).toThrow("many has no index -1");
  expect(() => view().some.set(0, 11)).toThrow("11 is no value of some");
  expect(() => view().bit.set(0, -1)).toThrow("-1 is no value of bit");
});
