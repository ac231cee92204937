import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { ExpectedMemory, firstWord } from "../../../refinement/relation/memory.ts";
import { begun, smallBoot } from "../fixture.ts";

test("a store that was named is right, any other is not", () => {
  const { machine } = begun();
  const memory = new ExpectedMemory(bytesOf(machine, smallBoot));
  expect(memory.differences()).toEqual([]);
  expect(memory.load(0x80101, 0x5008)).toBe(firstWord(0x8010_1008));
  machine.poke32(0x8010_1008, 77);
  expect(memory.differences()).toHaveLength(1);
  expect(memory.store(0x80101, 0x5008, 77)).toBe(firstWord(0x8010_1008));
  expect(memory.differences()).toEqual([]);
  memory.store(0x80100, 0, 1);
  machine.poke32(0x8010_0004, firstWord(0x8010_0004));
  expect(memory.differences()).toHaveLength(1);
});
