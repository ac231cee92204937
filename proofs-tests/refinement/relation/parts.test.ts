import { expect, test } from "vitest";
import { sameTask, threadsRelation } from "../../../refinement/relation/parts.ts";
import { threadKey } from "../../../spec/name.ts";
import { changeThread } from "../../../spec/state.ts";
import { begun } from "../fixture.ts";

test("a difference is told beside each other, with the thread's name", () => {
  const { state } = begun();
  const other = changeThread(state, threadKey(2, 0), { ip: 0x40 });
  expect(threadsRelation.differences(state, other)).toEqual([
    "thread 2.0 ip: 0 (spec) | 40 (machine)",
  ]);
});

test("tasks are alike without their threads and pages", () => {
  const [, sigma0, root, three] = begun().state.tasks;
  if (sigma0 === undefined || root === undefined || three === undefined) throw new Error("tasks");
  expect(sameTask(root, { ...root, space: [] } as typeof root)).toBe(true);
  expect(sameTask(sigma0, root)).toBe(false);
  expect(sameTask(root, three)).toBe(false);
});
