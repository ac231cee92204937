import { expect, test } from "vitest";
import { survey, eventsAlong } from "../../../engines/index.ts";
import { counters, diceSystem } from "./toys.ts";

test("it counts what there is", () => {
  expect(survey(counters(3, 4), {})).toMatchObject({
    ended: "complete",
    states: 125,
    transitions: 3 * 4 * 25,
    depth: 12,
  });
});

test("bounds end it before the first level that passes them, and it says which", () => {
  expect(survey(counters(3, 4), { depthMax: 3 })).toMatchObject({
    ended: "depth",
    states: 1 + 3 + 6 + 10,
    depth: 3,
  });
  expect(survey(counters(3, 4), { statesMax: 30 })).toMatchObject({ ended: "states", states: 20 });
  expect(survey(counters(3, 20), { bytesMax: 40_000 })).toMatchObject({ ended: "bytes" });
});

test("a wrong state is found at the end of a shortest way, and so is a wrong step", () => {
  const low = survey(diceSystem(9), {});
  expect(low.ended).toBe("refuted");
  expect(low.counterexamples.map(({ path }) => path.length - 1)).toEqual([3]);
  const trap = survey(diceSystem(10, true), {});
  const [step] = trap.counterexamples;
  expect(step?.failure.claim).toBe("sevenIsSafe");
  expect(eventsAlong(diceSystem(10, true), step?.path ?? Int32Array.of(0)).length).toBe(4);
});

test("what is not looked for does not end it", () => {
  const accepts = ({ failure }: { readonly failure: { readonly claim: string } }): boolean =>
    failure.claim === "sevenIsSafe";
  const found = survey(diceSystem(12, true), { accepts });
  expect(found.counterexamples.map(({ failure }) => failure.claim)).toEqual(["sevenIsSafe"]);
  expect(survey(diceSystem(12, false), { accepts }).ended).toBe("complete");
});

test("goals have the depth at which they were first reached", () => {
  const { goals } = survey(diceSystem(9), {});
  expect([...goals]).toEqual([
    ["odd", 1],
    ["hundred", undefined],
  ]);
});
