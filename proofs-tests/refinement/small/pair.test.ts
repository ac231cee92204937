// The pair checks what lockstep checks, but for what it says it leaves out.
import { expect, test } from "vitest";
import { Lockstep } from "../../../refinement/lockstep.ts";
import { Pair } from "../../../refinement/small/pair.ts";
import { realSystem } from "../../../refinement/system.ts";
import { prng } from "../../../lib/prng.ts";
import { KernelWalk } from "../../../refinement/model.ts";
import { smallBoot } from "../fixture.ts";
import { bankSystem } from "./bank.ts";

function pairOf(system = realSystem): Pair {
  const lockstep = Lockstep.begin(system, smallBoot);
  if ("claim" in lockstep) throw new Error(lockstep.claim);
  return new Pair(lockstep, { has: () => false, add: () => {} });
}

/** The events of a random run, as lockstep draws them. */
function events(seed: number, count: number) {
  const random = prng(seed);
  const walk = KernelWalk.begin(realSystem, smallBoot, random, {});
  if (!(walk instanceof KernelWalk)) throw new Error("it begins");
  return Array.from({ length: count }, () => {
    const event = walk.draw(random);
    walk.step(event);
    return event;
  });
}

test("what holds in lockstep holds in the pair, also after going back", () => {
  const run = events(3, 80);
  const pair = pairOf();
  const start = pair.mark();
  const first = run.map((event) => pair.step(event).tag);
  const end = JSON.stringify(pair.state.tasks);
  pair.goBack(start);
  expect(run.map((event) => pair.step(event).tag)).toEqual(first);
  expect(JSON.stringify(pair.state.tasks)).toBe(end);
  expect(first).not.toContain("refuted");
});

test("what is done again leads where it led, and what follows is right", () => {
  const pair = pairOf();
  for (const event of events(5, 80)) {
    const before = pair.mark();
    if (pair.step(event).tag !== "holds") continue;
    const there = JSON.stringify(pair.state);
    pair.goBack(before);
    pair.again(event);
    expect(JSON.stringify(pair.state)).toBe(there);
  }
  expect(pair.step({ event: "tick" }).tag).toBe("holds");
});

test("a wrong kernel is refuted at the same event as in lockstep", () => {
  for (const name of ["ecallIsNotSteppedOver", "calleeSavedRegisterIsLost", "equalsPreempt"]) {
    const system = bankSystem(name);
    const found = Array.from({ length: 30 }, (_, seed) => seed + 1).some((seed) => {
      const lockstep = Lockstep.begin(system, smallBoot);
      if ("claim" in lockstep) throw new Error(lockstep.claim);
      const run = events(seed, 100);
      const whole = run.findIndex((event) => lockstep.step(event).tag === "refuted");
      const pair = pairOf(system);
      const lean = run.findIndex((event) => pair.step(event).tag === "refuted");
      expect(lean).toBe(whole);
      return whole >= 0;
    });
    expect(found, name).toBe(true);
  }
});

test("events of others are disabled", () => {
  expect(pairOf().step({ event: "load", by: "2.0", address: 0 }).tag).toBe("disabled");
});
