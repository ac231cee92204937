import { expect, test } from "vitest";
import { exercises, failures } from "../../exercises/index.ts";
import * as machines from "../../machine/index.ts";

test.each(exercises.map((exercise) => [exercise.name, exercise] as const))("%s", (_, exercise) => {
  expect([...failures(machines, [exercise])].map(({ says }) => says)).toEqual([]);
});
