// The bank as a whole: every seeded bug still fits the sources, and the edited kernel still loads.
// That each one is caught is checked where kernels are checked, in lockstep/, and of the
// hardware in exercises/.
import { expect, test } from "vitest";
import { applyEdits, loadSystem, mutants } from "../../mutants/index.ts";
import { claimNames } from "../../cli/claims.ts";
import { TAINT_CLAIM } from "../../refinement/index.ts";
import { exercises } from "../../exercises/index.ts";
import { sourcesIn } from "../house/project.ts";

const own = new Map(
  ["lib", "abi", "machine", "impl"].flatMap(sourcesIn).map(({ path, text }) => [path, text]),
);

/** Asked by `septet taint`, and not of a single run. */
const pairClaims = [TAINT_CLAIM];
const exerciseNames = exercises.map(({ name }) => name);

test("Names are camelCase and differ", () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
});

test("The bank holds every file of its folder, and a file is named after its bug", () => {
  const paths = sourcesIn("mutants/bank").map(({ path }) => path);
  const files = paths.filter((path) => !path.endsWith("/index.ts"));
  const named = mutants.map(({ family, name }) => `mutants/bank/${family}/${name}.ts`);
  expect(named.toSorted()).toEqual(files);
});

test("Every family is there", () => {
  const families = new Set(mutants.map(({ family }) => family));
  const all = [
    "faults",
    "hardware",
    "interrupts",
    "ipc",
    "late",
    "leaks",
    "machine",
    "mapping",
    "threads",
  ];
  expect([...families].toSorted()).toEqual(all);
});

test("Every claim can fail: some seeded bug is first caught by it", () => {
  const named = new Set(mutants.map(({ claim }) => claim));
  const idle = [...claimNames, ...exerciseNames, ...pairClaims].filter((name) => !named.has(name));
  expect(idle.map((name) => `${name}: no bug in mutants/bank names it; seed one`)).toEqual([]);
});

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))("%s", (_, mutant) => {
  expect(mutant.says).toMatch(/^\p{L}.*\.$/su);
  expect(mutant.story).toMatch(/^\p{L}.*\.$/su);
  const lists: Partial<Record<string, readonly string[]>> = {
    hardware: exerciseNames,
    leaks: pairClaims,
  };
  expect(lists[mutant.family] ?? claimNames).toContain(mutant.claim);
  const edited = applyEdits(own, mutant.edits);
  if (edited.tag === "misfit") expect.fail(edited.says);
  expect(() => loadSystem(edited.sources)).not.toThrow();
});

test("The kernel as it is loads", () => {
  expect(() => loadSystem(own)).not.toThrow();
});
