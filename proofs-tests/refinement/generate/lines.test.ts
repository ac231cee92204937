import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import * as lines from "../../../refinement/generate/lines.ts";
import { begun, call, deviceBoot, hold } from "../fixture.ts";
import { sceneOf, type Scene } from "../../../refinement/generate/scene.ts";
import { drawHabits } from "../../../refinement/generate/habits.ts";
import type { Lockstep } from "../../../refinement/lockstep.ts";
import { threadKey } from "../../../spec/index.ts";

/** What σ0 sees. */
function sceneIn({ boot, state }: Lockstep, seed: number): Scene {
  const random = prng(seed);
  return sceneOf(random, boot, drawHabits(random, boot), state, threadKey(1, 0), []);
}

const draws = <T>(draw: (seed: number) => T): readonly T[] => [...Array(200).keys()].map(draw);

test("lines that I could have, lines of mine, and others are asked for and written to", () => {
  const lockstep = begun(deviceBoot);
  hold(lockstep, call(lockstep, "ipc", { a0: 0, a2: 4, a3: 0x0000_0400 }));
  const { state } = lockstep;
  const ids = draws((seed) => lines.anyLine(sceneIn(lockstep, seed)));
  expect(ids).toEqual(expect.arrayContaining([4, 31]));
  const fired = draws((seed) => lines.drawInterrupt(prng(seed), state));
  expect(fired).toEqual(expect.arrayContaining([{ event: "interrupt", line: 3 }]));
  const tags = draws((seed) => lines.messageToLine(sceneIn(lockstep, seed)).a1 ?? 0);
  expect(new Set(tags.map((tag) => tag >>> 16))).toEqual(new Set([0, 1, 2, 4]));
  const scene = sceneIn(lockstep, 1);
  expect(lines.linesFor(scene).mine.map(({ line }) => line)).toEqual([3]);
  expect(lines.linesFor(scene).open.map(({ line }) => line)).toEqual([30]);
  expect([lines.drivenPage(scene), lines.devicePage(scene)?.rights]).toEqual([undefined, 6]);
  expect(lines.drivingChildren(scene)).toEqual([]);
});
