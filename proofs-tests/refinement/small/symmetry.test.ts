// Symmetry is sound where it is offered: the reduced search sees exactly one state for each class
// of states that an unreduced enumeration finds, no fewer and no more.
import { expect, test } from "vitest";
import { specificationOf } from "../../../refinement/index.ts";
import { identity } from "../../../spec/index.ts";
import { keyUnder } from "../../../refinement/small/specification.ts";
import { kinds, renamingsOf, type Kind } from "../../../refinement/small/symmetry.ts";
import { configurationNamed, enumerated, statesOf } from "./world.ts";

const offered: readonly (readonly [name: string, by: readonly Kind[]])[] = [
  ["messages", ["threads"]],
  ["clan", ["tasks"]],
  ["frames", ["pages"]],
  ["frames", ["frames"]],
  ["frames", ["pages", "frames"]],
];

test.each(offered)("%s up to %s: one state for each class, none lost", (name, by) => {
  const configuration = configurationNamed(name);
  const all = enumerated(specificationOf(configuration, []));
  const key = new Int32Array(4);
  const write = keyUnder(renamingsOf(configuration.alike, by));
  const classes = new Set(
    [...all.values()].map((state) => {
      write(state, key);
      return key.join();
    }),
  );
  const reduced = statesOf(specificationOf(configuration, by));
  expect(reduced).toBe(classes.size);
  expect(reduced).toBeLessThan(all.size);
});

test("a wrong symmetry loses states: what the test above would see", () => {
  const configuration = configurationNamed("pages");
  const alike = { ...configuration.alike, pages: [[1, 2]] };
  const all = enumerated(specificationOf(configuration, []));
  const key = new Int32Array(4);
  const write = keyUnder(renamingsOf(alike, ["pages"]));
  const classes = new Set([...all.values()].map((state) => (write(state, key), key.join())));
  const reduced = statesOf(specificationOf({ ...configuration, alike }, ["pages"]));
  expect(classes.size < all.size ? reduced : -1).not.toBe(all.size);
});

test("every kind of thing is reduced by in some configuration", () => {
  expect([...new Set(offered.flatMap(([, by]) => by))].toSorted()).toEqual([...kinds].toSorted());
});

test("all permutations of what is alike, the identity first; too many are refused", () => {
  const { alike } = configurationNamed("assembly");
  const renamings = renamingsOf(alike, ["threads"]);
  expect(renamings.length).toBe(2 * 6);
  expect(renamingsOf(alike, ["pages"]).length).toBe(1);
  expect(renamings[0]?.task).toBe(identity.task);
  const many = { ...alike, pages: [[1, 2, 3, 4, 5, 6, 7]] };
  expect(() => renamingsOf(many, ["pages"])).toThrow("leave a kind of things out");
});
