import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { drawNames, perturbationNames } from "../../../refinement/induction/perturb.ts";
import { changed, differing } from "./world.ts";

test("some changes are drawn, and each is drawn by some seed", () => {
  const drawn = Array.from({ length: 40 }, (_, seed) => drawNames(prng(seed)));
  expect(new Set(drawn.flat()).size).toBe(perturbationNames.length);
  expect(drawn.every((names) => names.length < perturbationNames.length)).toBe(true);
});

test("all changes together lead to other states that satisfy all claims", () => {
  expect(differing(changed(perturbationNames, 30))).toBe(30);
});
