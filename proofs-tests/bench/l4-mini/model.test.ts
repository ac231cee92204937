// L4-mini with three mappings, exhaustively. All engines that explored it agree on the counts.
import { expect, test } from "vitest";
import {
  explore,
  type Explored,
  type FiniteModel,
  holds,
  nothing,
  symmetryFaults,
} from "../../../engines/exhaustive/index.ts";
import { claims, type Fields, l4mini, type Pages, pinnedFor } from "./built.ts";
import { type Cells, orbitNumbers, renamings } from "./orbits.ts";

const three = { k: 3, pages: "ofEachTask", grantForgetsChildren: false } as const;
const counts = ({ states, transitions }: Explored) => ({ states, transitions });

/** The model, and every state that a search of it looks at. */
function watched(pages: Pages): { model: FiniteModel<Fields>; seen: Cells[] } {
  const seen: Cells[] = [];
  const model: FiniteModel<Fields> = {
    ...l4mini({ ...three, pages }),
    claims: [
      ...claims(3),
      {
        name: "everyStateIsSeen",
        says: "A search looks at every state once.",
        violations: ({ thread, slot }) => {
          const threads = [0, 1, 2].map((i) => thread.get(i));
          seen.push([...threads, ...[0, 1, 2, 3, 4, 5].map((s) => slot.get(s))]);
          return nothing;
        },
      },
    ],
  };
  return { model, seen };
}

test("every claim holds of all states, and there are as many as other engines found", () => {
  const explored = explore(l4mini(three), { pinned: { states: 611_876, transitions: 4_678_716 } });
  expect(holds(explored)).toBe(true);
  expect(explored).toMatchObject({ depth: 14, ended: "complete", deadlocks: undefined });
});

test.each<[Pages, number]>([
  ["ofEachTask", 11_236],
  ["ofAllTasks", 25_699],
])("reduced with pages %s, there are as many states as orbits counted by hand", (pages, pinned) => {
  const whole = watched(pages);
  explore(whole.model, {});
  expect(whole.seen.length).toBe(611_876);
  const orbitOf = orbitNumbers(renamings(pages === "ofAllTasks"));
  const orbits = new Set(whole.seen.map(orbitOf));
  expect(orbits.size).toBe(pinned);

  const reduced = watched(pages);
  const explored = explore(reduced.model, { symmetry: "all" });
  expect(explored.states).toBe(pinned);
  expect(explored.standsFor).toEqual({ states: 611_876, transitions: 4_678_716 });
  expect(new Set(reduced.seen.map(orbitOf))).toEqual(orbits);
});

test("each symmetry by itself stands for all states", () => {
  for (const symmetry of [["task"], ["page"]]) {
    const explored = explore(l4mini(three), { symmetry });
    expect(explored.states).toBeLessThan(611_876 / 1.9);
    expect(explored.standsFor).toEqual({ states: 611_876, transitions: 4_678_716 });
  }
});

test("the rules and claims are as symmetric as the fields say", () => {
  for (const pages of ["ofEachTask", "ofAllTasks"] as const) {
    expect(symmetryFaults(l4mini({ ...three, pages }), "all", 2)).toEqual([]);
  }
});

test("the pinned counts are those of the search", () => {
  expect(counts(explore(l4mini(three), { symmetry: "all" }))).toEqual(pinnedFor(3, true));
  expect(pinnedFor(5, false)).toBeUndefined();
});

test("a grant that forgets the children is refuted after four steps, reduced or not", () => {
  for (const symmetry of ["none", "all"] as const) {
    const explored = explore(l4mini({ ...three, grantForgetsChildren: true }), { symmetry });
    expect(explored).toMatchObject({ depth: 4, ended: "refuted" });
    const [one] = explored.counterexamples;
    expect(one).toMatchObject({ depth: 4, failure: { claim: "aMappingHasItsParentsFrame" } });
    const actions = one?.trace().map(({ action }) => action);
    expect(actions?.toSorted()).toEqual(["grant", "map", "start", "wait", "wait"]);
    expect(actions?.at(-1)).toBe("grant");
  }
});

test("a pool that is too small for what rules do is seen", () => {
  const model = { ...l4mini(three), claims: claims(2) };
  const explored = explore(model, {});
  expect(explored.counterexamples[0]).toMatchObject({
    depth: 2,
    failure: { claim: "mappingsFitThePool" },
  });
});
