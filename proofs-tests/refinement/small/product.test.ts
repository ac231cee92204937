import { expect, test } from "vitest";
import { Follower, isFailure, survey } from "../../../engines/index.ts";
import { productOf, realSystem, specificationOf } from "../../../refinement/index.ts";
import { bankSystem } from "./bank.ts";
import { configurationNamed, product } from "./world.ts";

test("a state that was kept may be gone on from at any time; others are gone", () => {
  const system = product(configurationNamed("messages"));
  const [start] = system.initial();
  if (start === undefined) throw new Error("it begins");
  const [first, second] = system.events(start);
  if (first === undefined || second === undefined) throw new Error("something may happen");
  const once = system.step(start, first);
  const twice = system.step(start, second);
  if (isFailure(once) || isFailure(twice)) throw new Error("both are right");
  expect(() => system.step(once[0] as typeof start, first)).toThrow("not kept");
  expect(() => system.keep?.(once[0] as typeof start)).toThrow("gone on");
  expect(system.keep?.(twice[0] as typeof start)).toBe(twice[0]);
});

test("going back and forth leads where going straight leads", () => {
  const configuration = configurationNamed("pages");
  const system = product(configuration);
  const follower = new Follower(system);
  const key = new Int32Array(4);
  const keyAt = (path: readonly number[]): string => {
    system.key(follower.to(Int32Array.from(path)), key);
    return key.join();
  };
  const paths = Array.from({ length: 30 }, (_, n) => [0, 0, 256 * (n % 4)]);
  const there = paths.map(keyAt);
  expect(paths.toReversed().map(keyAt).toReversed()).toEqual(there);
  const fresh = paths.map((path) => {
    const other = product(configuration);
    other.key(new Follower(other).to(Int32Array.from(path)), key);
    return key.join();
  });
  expect(fresh).toEqual(there);
});

test("the machine's choices are among the specification's: no more ways, and none refuted", () => {
  const found = survey(product(configurationNamed("derivations")), {});
  expect(found.ended).toBe("complete");
});

test.each([
  ["unmapStopsAtDepthFour", "derivations", 8],
  ["noFenceAfterGainingRights", "pages", 7],
  ["deletedNumbersGoToTheRoot", "tasks", 10],
  ["deathOfThePagerIsNotTold", "faults", 6],
  ["exceptionTellsTheStackOfLater", "faults", 4],
  ["timeoutsAreRoundedDown", "time", 1],
])("%s is found in %s after %i events, and not before", (mutant, name, events) => {
  const found = survey(product(configurationNamed(name), bankSystem(mutant)), {});
  expect(found.ended).toBe("refuted");
  expect(found.counterexamples.map(({ path }) => path.length - 1)).toContain(events);
});

test("what comes first must be possible, in the product as in the specification", () => {
  const configuration = configurationNamed("messages");
  const [, leaves] = configuration.before;
  if (leaves === undefined) throw new Error("σ0 leaves");
  const never = { ...configuration, before: [leaves, leaves] };
  expect(productOf(never, realSystem)).toEqual({
    claim: "whatComesFirstCanBeDone",
    difference: ["before[1] cannot happen there: 1.0 does not run"],
  });
  expect(specificationOf(never, []).initial()).toEqual([]);
});

test("a start that is wrong already is told as a failure", () => {
  const broken = { ...realSystem, kernel: { ...realSystem.kernel, boot: () => {} } };
  expect(productOf(configurationNamed("messages"), broken)).toHaveProperty("claim");
});
