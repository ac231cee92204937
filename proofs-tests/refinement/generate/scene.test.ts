import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { awaitsMe, hearsMe, idWord, pickFrom } from "../../../refinement/generate/scene.ts";
import { partner } from "../../../spec/parts/clans.ts";
import { isReceptive } from "../../../spec/parts/rendezvous.ts";
import { idOf } from "../../../spec/state.ts";
import { scenes } from "./scenery.ts";

test("who is near can be reached, and who hears me is receptive", () => {
  for (const scene of scenes()) {
    const { state, me, living, near } = scene;
    const reached = living.filter((key) => key !== me && partner(state, me, idOf(state, key)));
    expect(near).toEqual(reached);
    for (const key of near) {
      expect(hearsMe(scene, key)).toBe(isReceptive(state, key, me));
      if (awaitsMe(scene, key)) expect(hearsMe(scene, key)).toBe(true);
    }
    expect(idWord(scene, me)).toBeGreaterThan(0xffff);
  }
});

test("from nothing nothing is picked", () => {
  expect(pickFrom(prng(1), [])).toBeUndefined();
  expect(pickFrom(prng(1), [3])).toBe(3);
});
