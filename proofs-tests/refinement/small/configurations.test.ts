// Every small configuration, all of it: how many states and transitions there are is pinned, of the
// specification alone and of the product. Whatever changes one of these numbers changes the kernel,
// the specification, or what makes two states the same.
import { expect, test } from "vitest";
import { survey, type Survey } from "../../../engines/index.ts";
import { configurations, productOf, realSystem } from "../../../refinement/index.ts";
import { specificationOf } from "../../../refinement/index.ts";
import type { Configuration } from "../../../trace/index.ts";

const named = (name: string): Configuration => {
  const found = configurations.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no configuration ${name}`);
  return found;
};

function ofProduct(name: string): Survey {
  const system = productOf(named(name), realSystem);
  if ("claim" in system) throw new Error(system.claim);
  return survey(system, {});
}

const counted = ({ ended, states, transitions, depth }: Survey): readonly unknown[] => [
  ended,
  states,
  transitions,
  depth,
];

type Counts = readonly [states: number, transitions: number, depth: number];
const pinned: readonly (readonly [name: string, specification: Counts, product: Counts])[] = [
  ["messages", [415, 1941, 4], [653, 2298, 7]],
  ["clan", [986, 4561, 6], [818, 2161, 7]],
  ["crowd", [14780, 75272, 6], [24488, 86128, 9]],
  ["pages", [49, 302, 6], [208, 1122, 8]],
  ["frames", [101, 754, 8], [165, 990, 10]],
  ["derivations", [103, 615, 13], [123, 615, 15]],
  ["tasks", [161, 902, 11], [191, 973, 12]],
  ["faults", [424, 2511, 9], [1050, 5718, 13]],
  ["time", [230, 684, 6], [296, 732, 7]],
];

test.each(pinned)(
  "%s: all states of the specification",
  (name, specification) => {
    const result = survey(specificationOf(named(name), []), {});
    expect(counted(result)).toEqual(["complete", ...specification]);
    expect([...result.goals].filter(([, depth]) => depth === undefined)).toEqual([]);
  },
  600_000,
);

test.each(pinned)(
  "%s: all states of the product",
  (name, _, product) => {
    const result = ofProduct(name);
    expect(counted(result)).toEqual(["complete", ...product]);
    expect([...result.goals].filter(([, depth]) => depth === undefined)).toEqual([]);
  },
  600_000,
);

test("every configuration is pinned here or, if it takes long, in `npm run prove`", () => {
  const here = pinned.map(([name]) => name);
  expect(configurations.map(({ name }) => name).filter((name) => !here.includes(name))).toEqual([
    "assembly",
  ]);
});
