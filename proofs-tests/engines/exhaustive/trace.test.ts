import { expect, test } from "vitest";
import { explore, finiteModel } from "../../../engines/exhaustive/index.ts";
import { workshop } from "./toys.ts";

const allUsed = finiteModel({
  ...workshop(-1),
  goals: [
    {
      name: "everyToolIsUsed",
      holds: ({ used }) => [0, 1, 2, 3, 4, 5].every((tool) => used.get(tool) === 1),
    },
  ],
});

test("a trace through orbits is walked with real states, one step from each to the next", () => {
  for (const symmetry of ["none", "all", ["worker"]] as const) {
    const found = explore(allUsed, { symmetry }).goals.get("everyToolIsUsed");
    const steps = found?.trace() ?? [];
    expect(steps.length).toBe(7);
    expect(steps.map(({ action }) => action)).toEqual(["start", ...Array(6).fill("pickUp")]);
    expect(new Set(steps.slice(1).map(({ values }) => values[0])).size).toBe(6);
    expect(steps.at(-1)?.state).toContain("busy: worker0 1, worker1 1, worker2 1");
  }
});

test("a model whose rules change with time has no trace", () => {
  let calls = 0;
  const model = finiteModel({
    ...allUsed,
    steps: (state, next) => {
      if (calls++ < 40) workshop(-1).steps(state, next);
    },
    goals: [{ name: "oneIsBusy", holds: ({ busy }) => busy.get(0) === 1 }],
  });
  const found = explore(model, {}).goals.get("oneIsBusy");
  expect(() => found?.trace()).toThrow("do the rules change with time?");
});
