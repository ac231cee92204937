// A graph in the language of Graphviz.

import type { Graph } from "./graph.ts";

/** How a graph is told. */
export type Labels<State, Event> = {
  readonly name: string;
  readonly state: (state: State) => string;
  readonly event: (event: Event) => string;
};

/** The graph as text; node 0 is a start. */
export function dot<State, Event>(
  { states, edges }: Graph<State, Event>,
  labels: Labels<State, Event>,
): string {
  return [
    `digraph ${quoted(labels.name)} {`,
    "  node [shape=box];",
    ...states.map(
      (state, index) =>
        `  n${index} [label=${quoted(labels.state(state))}${index === 0 ? ", penwidth=2" : ""}];`,
    ),
    ...edges.map(
      ({ from, to, event }) => `  n${from} -> n${to} [label=${quoted(labels.event(event))}];`,
    ),
    "}",
    "",
  ].join("\n");
}

/** A quoted string: a backslash and a quote are escaped, and lines are broken at commas. */
const quoted = (text: string): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll(", ", "\\n")}"`;
