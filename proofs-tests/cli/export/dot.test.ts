import { expect, test } from "vitest";
import { dot } from "../../../cli/export/dot.ts";

test("nodes and edges have their labels, quotes and all", () => {
  const graph = {
    states: ['a "b"', "c\\d, e"],
    edges: [{ from: 0, to: 1, event: "go" }],
  };
  const text = dot(graph, { name: "a name", state: (state) => state, event: (event) => event });
  expect(text).toBe(
    [
      'digraph "a name" {',
      "  node [shape=box];",
      '  n0 [label="a \\"b\\"", penwidth=2];',
      '  n1 [label="c\\\\d\\ne"];',
      '  n0 -> n1 [label="go"];',
      "}",
      "",
    ].join("\n"),
  );
});
