// One interface, every engine: the river crossing and two small systems are run at random, looked
// at whole, replayed and shrunk.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isFailure, replay, search, shrink, survey, walksOf } from "../../engines/index.ts";
import { riverCrossing } from "./riverCrossing.ts";

/** The puzzle asks for a way on which nobody is eaten: such states lead nowhere. */
const careful = {
  ...riverCrossing,
  name: "careful river crossing",
  step: (right: ReadonlySet<"nobody" | "wolf" | "goat" | "cabbage">, taken: "wolf") => {
    const ends = riverCrossing.step(right, taken);
    return isFailure(ends) ? ends : ends.filter((end) => riverCrossing.check(end) === undefined);
  },
} as typeof riverCrossing;

test("the farmer needs seven crossings, and all that he can do is ten states", () => {
  const result = survey(careful, {});
  expect(result).toMatchObject({ ended: "complete", states: 10, transitions: 20, depth: 7 });
  expect(result.goals.get("allAcross")).toBe(7);
});

test("a random run finds what the search finds, and shrinks to as few events", () => {
  const nearest = survey(riverCrossing, {}).counterexamples.map(({ path }) => path.length - 1);
  expect(nearest).toEqual([1]);
  const model = walksOf(riverCrossing);
  const { failing } = search(model, { seed: 7, from: 0, to: 20, eventsMax: 40 });
  expect(failing?.failure.claim).toBe("nobodyIsEaten");
  if (failing === undefined) return;
  const simpler = { starts: () => [], events: () => [], runs: () => [] };
  const shrunk = shrink(model, failing, simpler, 10_000, () => true);
  expect(shrunk.events.length).toBe(1);
  expect(replay(model, shrunk.start, shrunk.events, () => {}).tag).toBe("refuted");
});

test("the README quotes the river crossing as it is", () => {
  const quoted = readFileSync("engines/breadth/README.md", "utf8").match(/```ts\n([^`]*)```/)?.[1];
  const source = readFileSync("proofs-tests/engines/riverCrossing.ts", "utf8");
  const code = source.slice(source.indexOf("import"));
  expect(quoted).toBe(code.replace("../../engines/index.ts", "septet/engines"));
  expect(
    code
      .trim()
      .split("\n")
      .filter((line) => line !== "").length,
  ).toBeLessThanOrEqual(30);
});
