// In what order the blocks of a region lie: each loop in one piece, its head first, so that only
// heads are jumped back to. A loop begins where it is entered, wherever that lies in the code.
// (A weak topological order: F. Bourdoncle, "Efficient chaotic iteration strategies with
// widenings", 1993; strong components: R. Tarjan, 1972.)

export type Graph = {
  /** For each node, the nodes that may follow; −1 is none. */
  readonly successors: readonly (readonly number[])[];
  /** Is this node entered from outside? */
  readonly isEntered: (node: number) => boolean;
};

export type Order = {
  /** Every node once. */
  readonly nodes: readonly number[];
  /** Those that some later node, or they themselves, jump back to. */
  readonly heads: ReadonlySet<number>;
};

/** The order of all nodes of `graph`. Where there is a choice, lower numbers come first. */
export function orderOf(graph: Graph): Order {
  const predecessors: number[][] = graph.successors.map(() => []);
  for (const [node, nexts] of graph.successors.entries())
    for (const next of nexts) predecessors[next]?.push(node);
  const nodes: number[] = [];
  const heads = new Set<number>();
  const arrange = (some: readonly number[]): void => {
    for (const component of componentsOf(some, graph.successors)) {
      const inside = new Set(component);
      const [first] = component as readonly [number];
      const isLoop = component.length > 1 || graph.successors[first]?.includes(first) === true;
      if (!isLoop) {
        nodes.push(first);
        continue;
      }
      const comesFromOutside = (node: number): boolean =>
        graph.isEntered(node) || predecessors[node]?.some((one) => !inside.has(one)) === true;
      const head = component.find(comesFromOutside) ?? first;
      heads.add(head);
      nodes.push(head);
      arrange(component.filter((node) => node !== head));
    }
  };
  arrange(graph.successors.map((_, node) => node));
  return { nodes, heads };
}

/** The strong components of `some` nodes and the edges between them, each before what follows. */
function componentsOf(
  some: readonly number[],
  successors: Graph["successors"],
): readonly (readonly number[])[] {
  const wanted = new Set(some);
  const numbers = new Map<number, number>();
  const open: number[] = [];
  const found: (readonly number[])[] = [];
  /** The lowest number that is reached from `node` by way of nodes that are open. */
  const visit = (node: number): number => {
    const number = numbers.size;
    let lowest = number;
    numbers.set(node, number);
    open.push(node);
    for (const next of successors[node] ?? []) {
      if (!wanted.has(next)) continue;
      const reached = numbers.get(next) ?? visit(next);
      lowest = Math.min(lowest, reached);
    }
    if (lowest !== number) return lowest;
    const component = open.splice(open.lastIndexOf(node)).toSorted((a, b) => a - b);
    for (const one of component) numbers.set(one, Infinity);
    found.push(component);
    return Infinity;
  };
  for (const node of some.toReversed()) if (!numbers.has(node)) visit(node);
  return found.toReversed();
}
