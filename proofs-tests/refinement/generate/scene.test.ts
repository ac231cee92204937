import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { awaitsMe, hearsMe, idWord, pickFrom } from "../../../refinement/generate/scene.ts";
import type { ThreadKey } from "../../../spec/name.ts";
import { route } from "../../../spec/parts/clans.ts";
import { isReceptive } from "../../../spec/parts/rendezvous.ts";
import { idOf } from "../../../spec/state.ts";
import { scenes } from "./scenery.ts";

test("who is near can be reached, and who hears me is receptive", () => {
  for (const scene of scenes()) {
    const { state, me, living, near, far } = scene;
    const isRedirected = (key: ThreadKey): boolean =>
      route(state, me, idOf(state, key))?.redirected === true;
    expect(far).toEqual(living.filter(isRedirected));
    expect(near).toEqual(living.filter((key) => key !== me && !isRedirected(key)));
    for (const key of near) {
      expect(hearsMe(scene, key)).toBe(isReceptive(state, key, me, idOf(state, me)));
      if (awaitsMe(scene, key)) expect(hearsMe(scene, key)).toBe(true);
    }
    expect(idWord(scene, me)).toBeGreaterThan(0xffff);
  }
});

test("from nothing nothing is picked", () => {
  expect(pickFrom(prng(1), [])).toBeUndefined();
  expect(pickFrom(prng(1), [3])).toBe(3);
});
