import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { prng } from "../../../lib/prng.ts";
import {
  missedBy,
  putStringRegisters,
  remedyFor,
  stringFor,
} from "../../../refinement/generate/strings.ts";
import { threadKeys, threadAt } from "../../../spec/state.ts";
import { KernelWalk } from "../../../refinement/model.ts";
import { realSystem } from "../../../refinement/system.ts";
import { drawBoot } from "../../../refinement/generate/boot.ts";
import { sceneOf, type Draft } from "../../../refinement/generate/scene.ts";
import { drawHabits } from "../../../refinement/generate/habits.ts";
import { scenes } from "./scenery.ts";

test("strings are items of their kind, short and long", () => {
  const drawn = scenes().map((scene) => stringFor(scene)[0]);
  expect(drawn.every((first) => abi.itemKindOf(first) === abi.ITEM_STRING)).toBe(true);
  const lengths = new Set(drawn.map(abi.stringLengthOf));
  expect(lengths.size).toBeGreaterThan(8);
});

test("runs without strings set no buffer", () => {
  for (const scene of scenes()) {
    const registers: Draft = {};
    putStringRegisters({ ...scene, habits: { ...scene.habits, stringsIn100: 0 } }, registers);
    expect(registers).toEqual({});
    putStringRegisters({ ...scene, habits: { ...scene.habits, stringsIn100: 50 } }, registers);
    expect(Object.keys(registers)).toEqual(["a5", "a6", "t1"]);
  }
});

test("who has met a fault in a transfer is offered the page that it lacks", () => {
  let found = 0;
  for (let seed = 1; seed < 120 && found < 5; seed++) {
    const random = prng(seed);
    const boot = drawBoot(random);
    const walk = KernelWalk.begin(realSystem, boot, random, {});
    if (!(walk instanceof KernelWalk)) continue;
    for (let event = 0; event < 100 && found < 5; event++) {
      walk.step(walk.draw(random));
      const { state } = walk.lockstep;
      const faulting = threadKeys(state).find(
        (key) =>
          threadAt(state, key).transfer !== undefined &&
          threadAt(state, key).activity.tag === "waiting",
      );
      if (faulting === undefined || state.running === undefined) continue;
      found++;
      const scene = sceneOf(random, boot, drawHabits(random, boot), state, state.running, []);
      const page = missedBy(scene, faulting);
      expect(page).toBeTypeOf("number");
      expect(remedyFor(scene, page ?? 0)[0] >>> 12).toBe(page);
      expect(missedBy(scene, undefined)).toBeUndefined();
    }
  }
  expect(found).toBe(5);
});
