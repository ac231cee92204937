// The bank as a whole: every seeded bug still fits the sources, and the edited kernel still loads.
// That each one is caught is checked where kernels are checked, in lockstep/.
import { expect, test } from "vitest";
import { applyEdits, loadSystem, mutants } from "../../mutants/index.ts";
import { sourcesIn } from "../house/project.ts";

const own = new Map(
  ["lib", "abi", "machine", "impl"].flatMap(sourcesIn).map(({ path, text }) => [path, text]),
);

test("Names are camelCase and differ", () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
});

test("The bank holds every file of its folder, and a file is named after its bug", () => {
  const files = sourcesIn("mutants/bank").map(({ path }) => path);
  const named = mutants.map(({ family, name }) => `mutants/bank/${family}/${name}.ts`);
  expect(named.toSorted()).toEqual(files);
});

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))("%s", (_, mutant) => {
  expect(mutant.says).toMatch(/^[A-Z].*\.$/s);
  expect(mutant.claim).toMatch(/^[a-z]\w+$/);
  const edited = applyEdits(own, mutant.edits);
  if (edited.tag === "misfit") expect.fail(edited.says);
  expect(() => loadSystem(edited.sources)).not.toThrow();
});

test("The kernel as it is loads", () => {
  expect(() => loadSystem(own)).not.toThrow();
});
