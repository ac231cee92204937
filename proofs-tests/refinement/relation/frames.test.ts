import { expect, test } from "vitest";
import { framesRelation } from "../../../refinement/relation/frames.ts";
import { firstWord } from "../../../refinement/userMemory.ts";
import { hex } from "../../../lib/u32.ts";
import { withWord } from "../../../spec/frames.ts";
import { begun } from "../fixture.ts";

test("words that differ are told with their physical address", () => {
  const { state } = begun();
  const other = { ...state, frames: withWord(state.frames, 0x80101, 0x5008, 77) };
  expect(framesRelation.differences(state, other)).toEqual([
    `memory at 0x80101008: ${hex(firstWord(0x8010_1008))} (spec) | 0x0000004d (machine)`,
  ]);
  expect(framesRelation.differences(state, { ...state })).toEqual([]);
});
