// The claims are inductive: from states that satisfy them and that no run need ever reach, no step
// leads to one that does not. And there are bugs that only this shows.

import { expect, test } from "vitest";
import { search } from "../../../engines/index.ts";
import { mutantKernel, mutantNamed, systemOf } from "../../../cli/kernels.ts";
import { generate, neededChanges } from "../../../refinement/induction/induction.ts";
import { kernelModel } from "../../../refinement/model.ts";
import { realSystem, type System } from "../../../refinement/system.ts";

test("no claim fails after a step from a generated state", () => {
  for (let state = 0; state < 120; state++)
    expect(generate(realSystem, { seed: 7, state }).verdict, `state ${state}`).toEqual({
      tag: "holds",
    });
});

test("a state is what its number says, whatever was generated before", () => {
  const plan = { seed: 3, state: 5 };
  expect(generate(realSystem, plan)).toEqual(generate(realSystem, plan));
  expect(generate(realSystem, plan, []).changes).toEqual([]);
});

const late = ["clockCarriesOnce", "unmapStopsAtDepthSixteen"];

/** The first state of seed 1 that is refuted. */
function firstRefuted(system: System): number {
  for (let state = 0; state < 1000; state++)
    if (generate(system, { seed: 1, state }).verdict.tag === "refuted") return state;
  return -1;
}

test.each(late)("%s shows here, and in no run from boot", (name) => {
  const mutant = mutantNamed(name);
  const system = systemOf(mutantKernel(mutant));
  const runs = { seed: 1, from: 0, to: 30, eventsMax: 200 };
  expect(search(kernelModel(system), runs).failing).toBeUndefined();
  const plan = { seed: 1, state: firstRefuted(system) };
  const generated = generate(system, plan);
  const { verdict } = generated;
  expect(verdict.tag === "refuted" && verdict.failure.claim).toBe(mutant.claim);
  const needed = neededChanges(system, plan, generated);
  expect(needed.length).toBeGreaterThan(0);
  expect(needed.length).toBeLessThan(generated.changes.length);
});
