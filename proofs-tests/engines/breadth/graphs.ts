// Systems that are any graph, and what a search of one must find, by a search that is plain.
import fc from "fast-check";
import type { System } from "../../../engines/index.ts";

export type Graph = {
  /** By node: where its steps lead. */
  readonly edges: readonly (readonly number[])[];
  readonly wrong: readonly number[];
  readonly goals: readonly number[];
  readonly deadlock: "allowed" | "refuted";
};

const NODES = 24;
const node = fc.nat({ max: NODES - 1 });
export const arbGraph: fc.Arbitrary<Graph> = fc.record({
  edges: fc.array(fc.array(node, { maxLength: 3 }), { minLength: NODES, maxLength: NODES }),
  wrong: fc.array(node, { maxLength: 1 }),
  goals: fc.array(node, { maxLength: 4 }),
  deadlock: fc.constantFrom("allowed", "allowed", "refuted"),
});

/** Node 0 is the start; an event is a number of an edge. */
export const graphSystem = ({ edges, wrong, goals, deadlock }: Graph): System<number, number> => ({
  name: "a graph",
  initial: () => [0],
  events: (at) => (edges[at] ?? []).map((_, edge) => edge),
  step: (at, edge) => [edges[at]?.[edge] ?? 0],
  keyWords: 1,
  key: (at, into) => {
    into[0] = at;
  },
  check: (at) => (wrong.includes(at) ? { claim: "isRight", difference: [] } : undefined),
  goals: goals.map((goal, n) => ({ name: `goal ${n}`, holds: (at: number) => at === goal })),
  deadlock,
});

/** States of each level, and the nodes at the last of them that are wrong. */
export function plainly({ edges, wrong, deadlock }: Graph): {
  readonly levels: readonly (readonly number[])[];
  readonly wrong: readonly number[];
} {
  const levels: (readonly number[])[] = [];
  const depths = new Map([[0, 0]]);
  for (let level: readonly number[] = [0]; level.length > 0;) {
    levels.push(level);
    const isStuck = (at: number): boolean => deadlock === "refuted" && edges[at]?.length === 0;
    const found = level.filter((at) => wrong.includes(at) || isStuck(at));
    if (found.length > 0) return { levels, wrong: found };
    const next = [...new Set(level.flatMap((at) => edges[at] ?? []))].filter(
      (at) => !depths.has(at),
    );
    for (const at of next) depths.set(at, levels.length);
    level = next;
  }
  return { levels, wrong: [] };
}
