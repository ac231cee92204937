import { expect, test } from "vitest";
import { search } from "../../engines/index.ts";
import { kernelModel, KernelWalk } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";
import { prng } from "../../lib/prng.ts";
import { smallBoot, walked } from "./fixture.ts";

test("the same seed gives the same run", () => {
  const events = [1, 2].map(() => {
    const random = prng(3);
    const walk = KernelWalk.begin(realSystem, smallBoot, random, {});
    if (!(walk instanceof KernelWalk)) throw new Error(walk.claim);
    return Array.from({ length: 80 }, () => {
      const event = walk.draw(random);
      return { event, verdict: walk.step(event) };
    });
  });
  expect(events[0]).toEqual(events[1]);
});

test("the engine drives it", () => {
  const range = { seed: 4, from: 0, to: 5, eventsMax: 60 };
  expect(search(kernelModel(realSystem), range).failing).toBeUndefined();
});

test("an event of a thread that does not run is disabled, and nothing happens", () => {
  const walk = walked(6, 20);
  const { state } = walk.lockstep;
  const verdict = walk.step({ event: "load", by: "9.9", address: 0 });
  expect(verdict.tag).toBe("disabled");
  expect(walk.lockstep.state).toBe(state);
});
