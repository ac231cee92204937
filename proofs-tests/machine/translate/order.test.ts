import { expect, test } from "vitest";
import * as fc from "fast-check";
import { orderOf } from "../../../machine/translate/order.ts";

const ordered = (
  successors: readonly (readonly number[])[],
  entered: readonly number[] = [0],
): readonly [readonly number[], readonly number[]] => {
  const { nodes, heads } = orderOf({ successors, isEntered: (node) => entered.includes(node) });
  return [nodes, [...heads]];
};

test("what follows comes later, lower numbers first", () => {
  expect(ordered([[3, 1], [3], [], [2]])).toEqual([[0, 1, 3, 2], []]);
  expect(ordered([[-1], [0], [-1]], [1, 2])).toEqual([[1, 0, 2], []]);
});

test("a loop begins where it is entered", () => {
  // From 0 into the middle: 2, then 1, which falls to 2.
  expect(ordered([[2], [2], [1, 3], []])).toEqual([[0, 2, 1, 3], [2]]);
  expect(ordered([[1], [1]])).toEqual([[0, 1], [1]]);
});

test("a loop that nothing outside leads to begins at its lowest number", () => {
  expect(ordered([[1], [2], [0, 1]], [])).toEqual([
    [0, 1, 2],
    [0, 1],
  ]);
});

const graphs = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.tuple(
    fc.array(fc.array(fc.integer({ min: -1, max: count - 1 }), { maxLength: 3 }), {
      minLength: count,
      maxLength: count,
    }),
    fc.array(fc.integer({ min: 0, max: count - 1 })),
  ),
);

test("every node once; heads are what is jumped back to", () => {
  fc.assert(
    fc.property(graphs, ([successors, entered]) => {
      const [nodes, heads] = ordered(successors, entered);
      expect(nodes.toSorted((a, b) => a - b)).toEqual(successors.map((_, node) => node));
      const placeOf = new Map(nodes.map((node, place) => [node, place]));
      const jumpsBack = new Set<number>();
      for (const [node, nexts] of successors.entries())
        for (const next of nexts)
          if (next !== -1 && Number(placeOf.get(next)) <= Number(placeOf.get(node)))
            jumpsBack.add(next);
      expect([...heads].toSorted((a, b) => a - b)).toEqual(
        [...jumpsBack].toSorted((a, b) => a - b),
      );
    }),
  );
});
