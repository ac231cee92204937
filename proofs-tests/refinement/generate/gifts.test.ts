import { expect, test } from "vitest";
import { drawGift } from "../../../refinement/generate/gifts.ts";
import type { State } from "../../../spec/index.ts";
import { mappingAt } from "../../../spec/parts/space.ts";
import { walked } from "../fixture.ts";
import { scenes } from "./scenery.ts";

/** How many derivations lie between σ0 and the page that came farthest. */
function depthOf(state: State): number {
  let deepest = 0;
  for (const task of state.tasks)
    for (const { parent } of task.tag === "active" ? task.space : []) {
      let [depth, place] = [0, parent];
      for (; place !== undefined; depth++) place = mappingAt(state, place.task, place.page)?.parent;
      deepest = Math.max(deepest, depth);
    }
  return deepest;
}

test("soon somebody has a page, in most runs; in some it went through many hands", () => {
  const depths = Array.from({ length: 60 }, (_, seed) => depthOf(walked(seed, 24).lockstep.state));
  expect(depths.filter((depth) => depth > 0).length).toBeGreaterThan(30);
  expect(Math.max(...depths)).toBeGreaterThan(4);
});

test("nothing is given in runs without gifts, and nothing later", () => {
  for (const scene of scenes()) {
    const habits = { ...scene.habits, gifts: false, relay: false };
    expect(drawGift({ ...scene, habits }, 0)).toBeUndefined();
    expect(drawGift({ ...scene, habits: { ...habits, gifts: true } }, 50)).toBeUndefined();
  }
});
