import { expect, test } from "vitest";
import { changed, differing } from "./world.ts";

test("what is written back means the same state, though its blocks and nodes lie elsewhere", () => {
  const all = changed([], 20);
  expect(differing(all)).toBe(0);
  for (const { lockstep } of all) expect(lockstep.examine()).toBeUndefined();
});
