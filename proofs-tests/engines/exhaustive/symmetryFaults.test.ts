import { expect, test } from "vitest";
import { explore, finiteModel, symmetryFaults } from "../../../engines/exhaustive/index.ts";
import { workshop } from "./toys.ts";

test("a model that treats all alike has no faults, and its orbits hold all its states", () => {
  expect(symmetryFaults(workshop(-1), "all", 9)).toEqual([]);
  const whole = explore(workshop(-1), {});
  const { states, transitions } = whole;
  expect({ states, transitions }).toEqual({ states: 64, transitions: 384 });
  for (const symmetry of ["all", ["worker"], ["tool"]] as const) {
    const reduced = explore(workshop(-1), { symmetry });
    expect(reduced.standsFor).toEqual({ states, transitions });
    expect(reduced.states).toBeLessThan(states);
  }
  expect(explore(workshop(-1), { symmetry: "all" }).states).toBe(10);
});

test("a rule that favours one of them is seen", () => {
  const faults = symmetryFaults(workshop(1), "all", 9);
  expect(faults[0]).toBe("the steps of this state");
  expect(symmetryFaults(workshop(1), ["tool"], 9)).toEqual([]);
});

test("a goal that favours one of them is seen", () => {
  const model = finiteModel({
    ...workshop(-1),
    goals: [{ name: "theFirstIsBusy", holds: ({ busy }) => busy.get(0) === 1 }],
  });
  expect(symmetryFaults(model, ["worker"], 9)[0]).toBe("claims and goals of this state");
});
