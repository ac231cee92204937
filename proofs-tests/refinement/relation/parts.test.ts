import { expect, test } from "vitest";
import { threadsRelation } from "../../../refinement/relation/parts.ts";
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
