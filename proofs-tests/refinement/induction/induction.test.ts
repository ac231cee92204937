// The claims are inductive: from states that satisfy them and that no run need ever reach, no step
// leads to one that does not. And there are bugs that only this shows.

import { expect, test } from "vitest";
import { search } from "../../../engines/index.ts";
import { systemOf } from "../../../cli/kernels.ts";
import { applyEdits } from "../../../mutants/index.ts";
import { projectSources } from "../../../cli/project.ts";
import { induction } from "../../../refinement/induction/induction.ts";
import { kernelModel } from "../../../refinement/model.ts";
import { realSystem } from "../../../refinement/system.ts";

test("no claim fails after a step from any state that satisfies all of them", () => {
  const { states, steps, unfit, refuted } = induction(realSystem, 7, 1200);
  expect([unfit, refuted]).toEqual([[], undefined]);
  expect(states).toBe(1200);
  expect(steps).toBeGreaterThan(3000);
});

test("a carry that is right once, and wrong 2³² ticks later, shows here, and in no run from boot", () => {
  const edited = applyEdits(projectSources(), [
    {
      file: "impl/parts/clock.ts",
      from: "setNowHigh(m, u32(nowHighOf(m) + 1));",
      to: "setNowHigh(m, 1);",
    },
  ]);
  if (edited.tag !== "edited") throw new Error("the edit fits");
  const { sources } = edited;
  const system = systemOf({ tag: "sources", name: "carry", option: "", sources });
  const runs = { seed: 1, from: 0, to: 40, eventsMax: 200 };
  expect(search(kernelModel(system), runs).failing).toBeUndefined();
  expect(induction(system, 7, 1200).refuted?.failure.claim).toBe("clockRelation");
});
