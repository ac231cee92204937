import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { awaitsMe, hearsMe, idWord, pickFrom } from "../../../refinement/generate/scene.ts";
import type { ThreadKey } from "../../../spec/name.ts";
import { route } from "../../../spec/parts/clans.ts";
import { isReceptive } from "../../../spec/parts/rendezvous.ts";
import { idOf, isReady, threadAt } from "../../../spec/state.ts";
import { scenes } from "./scenery.ts";

test("who is near can be reached, and who hears me is receptive", () => {
  for (const scene of scenes()) {
    const { state, me, living, near, far } = scene;
    const isRedirected = (key: ThreadKey): boolean =>
      route(state, me, idOf(state, key))?.redirected === true;
    expect(far).toEqual(living.filter(isRedirected));
    expect(near).toEqual(living.filter((key) => key !== me && !isRedirected(key)));
    for (const key of near)
      expect(hearsMe(scene, key)).toBe(isReceptive(state, key, me, idOf(state, me)));
    expect(scene.listeners).toEqual(near.filter((key) => hearsMe(scene, key)));
    const isOpen = (key: ThreadKey): boolean => {
      const { activity } = threadAt(state, key);
      return activity.tag === "waiting" && activity.source.tag === "open";
    };
    for (const key of scene.listeners) expect(awaitsMe(scene, key)).toBe(!isOpen(key));
    expect(scene.lonely).toBe(!living.some((key) => key !== me && isReady(state, key)));
    expect(scene.name).toEqual(idOf(state, me));
    expect(idWord(scene, me)).toBeGreaterThan(0xffff);
  }
});

test("from nothing nothing is picked", () => {
  expect(pickFrom(prng(1), [])).toBeUndefined();
  expect(pickFrom(prng(1), [3])).toBe(3);
});
