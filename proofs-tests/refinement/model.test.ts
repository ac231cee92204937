import { expect, test } from "vitest";
import { search } from "../../engines/index.ts";
import { kernelModel, KernelWalk } from "../../refinement/model.ts";
import { realSystem } from "../../refinement/system.ts";
import { prng } from "../../lib/prng.ts";
import { snapshotHash } from "../../machine/index.ts";
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

test("a walk that goes back goes on as if it had never been elsewhere", () => {
  for (let seed = 0; seed < 12; seed++) {
    const [walk, other] = [walked(seed, 30), walked(seed, 30)];
    const back = walk.save();
    for (let detour = 0; detour < 3; detour++) {
      const random = prng(seed, detour);
      for (let at = 0; at < 1 + 20 * detour; at++) walk.step(walk.draw(random));
      back();
    }
    const [here, there] = [prng(seed, 9), prng(seed, 9)];
    for (let at = 0; at < 30; at++) {
      const event = walk.draw(here);
      expect(event).toEqual(other.draw(there));
      expect(walk.step(event)).toEqual(other.step(event));
    }
    expect(walk.lockstep.state).toEqual(other.lockstep.state);
    const [one, same] = [walk, other].map(({ lockstep }) =>
      snapshotHash(lockstep.machine.snapshot()),
    );
    expect(one).toBe(same);
  }
});
