// The kernel refines the specification along random runs: every part of every step.

import { expect, test } from "vitest";
import { search } from "../../engines/index.ts";
import { kernelModel } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";

test.each([1, 2, 3, 4])("60 runs of 150 events hold, seed %i", (seed) => {
  const range = { seed, from: 0, to: 60, eventsMax: 150 };
  const { failing, statistics } = search(kernelModel(realSystem), range);
  expect(failing).toBeUndefined();
  expect(statistics).toBeDefined();
});
