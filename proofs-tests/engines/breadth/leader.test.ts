import fc from "fast-check";
import { expect, test } from "vitest";
import {
  expand,
  Follower,
  Leader,
  survey,
  type Batch,
  type Survey,
} from "../../../engines/index.ts";
import { arbGraph, graphSystem, plainly, type Graph } from "./graphs.ts";
import { counters } from "./toys.ts";

const system = counters(4, 3);

test("several hands and a lost batch change nothing", () => {
  const alone = survey(system, {});
  const leader = new Leader(system, {});
  const hands = [new Follower(system), new Follower(system)];
  let turn = 0;
  const handed: Batch[] = [];
  for (;;) {
    for (let batch = leader.next(); batch !== undefined; batch = leader.next()) handed.push(batch);
    const oldest = handed.shift();
    if (oldest === undefined) break;
    const hand = hands[turn++ % 2] as Follower<readonly number[], number>;
    if (turn % 3 === 0) expand(system, hand, oldest); // Its answer never came: it is done again.
    leader.take(expand(system, hands[0] as Follower<readonly number[], number>, oldest));
  }
  expect(leader.survey()).toEqual(alone);
});

test("it can be stopped, and says so", () => {
  const leader = new Leader(system, {});
  leader.stop();
  expect(leader.next()).toBeUndefined();
  expect(leader.survey()).toMatchObject({ ended: "request", states: 1, depth: 0 });
});

test("a system that begins nowhere is refused", () => {
  expect(() => new Leader({ ...system, initial: () => [] }, {})).toThrow("begins nowhere");
});

/** A search by `hands` followers in turn, some of whose answers are lost. */
function searched(graph: Graph, hands: number, lost: readonly boolean[]): Survey {
  const of = graphSystem(graph);
  const leader = new Leader(of, {});
  const followers = Array.from({ length: hands }, () => new Follower(of));
  const handed: Batch[] = [];
  for (let turn = 0; ; turn++) {
    for (let batch = leader.next(); batch !== undefined; batch = leader.next()) handed.push(batch);
    const oldest = handed.shift();
    if (oldest === undefined) return leader.survey();
    const hand = followers[turn % hands] as Follower<number, number>;
    if (lost[turn % lost.length] === true) expand(of, hand, oldest);
    leader.take(expand(of, hand, oldest));
  }
}

test("it finds what a plain search finds, whoever does the work and whatever is lost", () => {
  const arbLost = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
  const property = fc.property(
    arbGraph,
    fc.integer({ min: 1, max: 3 }),
    arbLost,
    (graph, n, lost) => {
      const { levels, wrong } = plainly(graph);
      const found = searched(graph, n, lost);
      expect(found.levels.map(({ states }) => states)).toEqual(levels.map(({ length }) => length));
      expect(found.ended).toBe(wrong.length > 0 ? "refuted" : "complete");
      for (const { path } of found.counterexamples) expect(path.length).toBe(levels.length);
      const steps = levels.flat().reduce((sum, at) => sum + (graph.edges[at] ?? []).length, 0);
      if (wrong.length === 0) expect(found.transitions).toBe(steps);
      for (const [goal, node] of graph.goals.entries()) {
        const depth = levels.findIndex((level) => level.includes(node));
        expect(found.goals.get(`goal ${goal}`)).toBe(depth < 0 ? undefined : depth);
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test("states from which nothing leads on are not gone to again", () => {
  const leaves: Graph = {
    edges: [[1, 2, 3], [], [4], [], []],
    wrong: [],
    goals: [4],
    deadlock: "allowed",
  };
  const of = graphSystem(leaves);
  let steps = 0;
  const counted = { ...of, step: (at: number, edge: number) => (steps++, of.step(at, edge)) };
  expect(survey(counted, {})).toMatchObject({ ended: "complete", states: 5, depth: 2 });
  expect(steps).toBe(4);
});
