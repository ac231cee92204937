import { expect, test } from "vitest";
import { goalNames, goalsFor } from "../../../refinement/small/goals.ts";
import { configurations } from "../../../refinement/index.ts";
import { configurationNamed } from "./world.ts";

test("a configuration gets the goals that it asks for, and each asks for some that there are", () => {
  const { goals } = configurationNamed("messages");
  expect(goalsFor(configurationNamed("messages")).map(({ name }) => name)).toEqual(goals);
  for (const configuration of configurations) {
    expect(configuration.goals.length).toBeGreaterThan(0);
    expect(configuration.goals.filter((name) => !goalNames.includes(name))).toEqual([]);
  }
});

test("every goal is asked for by some configuration", () => {
  const asked = new Set(configurations.flatMap(({ goals }) => goals));
  expect(goalNames.filter((name) => !asked.has(name))).toEqual([]);
});
