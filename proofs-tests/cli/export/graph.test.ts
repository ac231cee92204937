import { expect, test } from "vitest";
import { graphOf } from "../../../cli/export/graph.ts";
import type { System } from "../../../engines/index.ts";

/** Counts up to `top` by ones and twos, and stays where it is by zeros. */
const counter = (top: number): System<number, number> => ({
  name: "counter",
  initial: () => [0],
  events: () => [0, 1, 2],
  step: (state, by) => (state + by <= top ? [state + by] : []),
  key: (state, into) => void (into[0] = state),
  keyWords: 1,
  check: () => undefined,
});

test("a graph has every state, and every step that leads elsewhere", () => {
  expect(graphOf(counter(3), 10)).toEqual({
    states: [0, 1, 2, 3],
    edges: [
      { from: 0, to: 1, event: 1 },
      { from: 0, to: 2, event: 2 },
      { from: 1, to: 2, event: 1 },
      { from: 1, to: 3, event: 2 },
      { from: 2, to: 3, event: 1 },
    ],
  });
});

test("a graph that is too large is none", () => {
  expect(graphOf(counter(3), 4)?.states.length).toBe(4);
  expect(graphOf(counter(4), 4)).toBeUndefined();
});
