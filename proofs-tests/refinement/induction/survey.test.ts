import { expect, test } from "vitest";
import { kindNames, kindsOf } from "../../../refinement/induction/survey.ts";
import { perturbationNames } from "../../../refinement/induction/perturb.ts";
import { begun, smallBoot } from "../fixture.ts";
import { changed, vastBoot } from "./world.ts";

test("nothing is out of the ordinary at boot", () => {
  expect(kindsOf(smallBoot, begun().state)).toEqual([]);
});

test("every kind of state is generated", () => {
  const seen = new Set(
    [...changed(perturbationNames, 60), ...changed(["wholeRegions"], 2, 8, vastBoot)].flatMap(
      ({ lockstep, after }) => kindsOf(lockstep.boot, after),
    ),
  );
  expect(kindNames.filter((name) => !seen.has(name))).toEqual([]);
});
