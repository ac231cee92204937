import { expect, test } from "vitest";
import { withFrames, withWord, type Event } from "../../../spec/index.ts";
import { onlyNamedMemoryChanges } from "../../../spec/claims/memory.ts";
import { booted, FRAME, mapped, root, running, sigma0 } from "../world.ts";
import { stepOf, tickStep } from "./state.ts";

const { violations } = onlyNamedMemoryChanges;
const world = running(mapped(booted, sigma0, FRAME, root, 0x40), root);
const changed = withFrames(world, withWord(world.frames, FRAME, 8, 99));
const store = (address: number): Event => ({
  tag: "access",
  access: "store",
  address,
  value: 99,
});

test("a store changes its word", () => {
  expect(violations(stepOf(world, store(0x40008), changed))).toEqual([]);
});

test("no other word, and nothing but a store", () => {
  expect(violations(stepOf(world, store(0x4000c), changed))).toEqual([
    "the byte at 0x80100008 has changed",
  ]);
  expect(violations(stepOf(world, store(0x41008), changed))).toHaveLength(1);
  expect(violations(tickStep(world, changed))).toHaveLength(1);
});

test("a page without w is not stored to", () => {
  const readable = running(mapped(booted, sigma0, FRAME, root, 0x40, 4), root);
  const after = withFrames(readable, changed.frames);
  expect(violations(stepOf(readable, store(0x40008), after))).toHaveLength(1);
});
