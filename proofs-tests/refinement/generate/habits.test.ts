import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { FRAMES_WITH_REGION } from "../../../refinement/generate/boot.ts";
import { copied, drawHabits, inOrder, kinds } from "../../../refinement/generate/habits.ts";
import { smallBoot } from "../fixture.ts";

test("a run may lack any kind of event but messages and tasks", () => {
  const habits = Array.from({ length: 300 }, (_, run) => drawHabits(prng(6, run), smallBoot));
  const lacked = kinds.filter((kind) => habits.some(({ weights }) => weights[kind] === 0));
  expect(kinds.filter((kind) => !lacked.includes(kind))).toEqual(["ipc", "taskNew"]);
});

test("the pages of a run lie in the user area, in two or three regions", () => {
  for (let run = 0; run < 100; run++) {
    const { pages } = drawHabits(prng(7, run), smallBoot);
    expect(Math.max(...pages)).toBeLessThan(0xc0000);
    expect(new Set(pages.map((page) => page >> 10)).size).toBeGreaterThanOrEqual(2);
  }
});

test("where users have 4 MiB in one piece, pages come in such pieces", () => {
  expect(drawHabits(prng(8), { ...smallBoot, userFrames: 1791 }).regions).toBe(false);
  expect(drawHabits(prng(8), { ...smallBoot, userFrames: FRAMES_WITH_REGION }).regions).toBe(true);
});

test("weights in order are those of the kinds, and a copy is alike", () => {
  const { weights } = drawHabits(prng(9), smallBoot);
  expect(inOrder(weights)).toEqual(kinds.map((kind) => weights[kind]));
  const copy = copied(weights);
  copy.ipc++;
  expect(copy).toEqual({ ...weights, ipc: weights.ipc + 1 });
});
