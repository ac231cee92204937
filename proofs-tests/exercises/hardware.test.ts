// Every seeded bug of the hardware is caught, by the exercise that it names.
import { expect, test } from "vitest";
import { exercises, failures, type Machines } from "../../exercises/index.ts";
import { applyEdits, loadSystem, mutants } from "../../mutants/index.ts";
import { sourcesIn } from "../house/project.ts";

const own = new Map(
  ["lib", "abi", "machine", "impl"].flatMap(sourcesIn).map(({ path, text }) => [path, text]),
);
const bugs = mutants.filter(({ family }) => family === "hardware");

test("there are many", () => {
  expect(bugs.length).toBeGreaterThanOrEqual(30);
});

test.each(bugs.map((bug) => [bug.name, bug] as const))("%s", (_, { claim, edits }) => {
  const edited = applyEdits(own, edits);
  if (edited.tag === "misfit") expect.fail(edited.says);
  const machines = loadSystem(edited.sources).machine as unknown as Machines;
  const expected = exercises.filter(({ name }) => name === claim);
  expect([...failures(machines, expected)].length).toBe(1);
});
