import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { FrameReader } from "../../../refinement/abstraction/frames.ts";
import { firstWord } from "../../../refinement/userMemory.ts";
import { withWord } from "../../../spec/frames.ts";
import { begun, smallBoot } from "../fixture.ts";

test("only what changed becomes another page", () => {
  const { machine } = begun();
  const reader = new FrameReader(bytesOf(machine, smallBoot));
  const before = reader.read();
  expect(before.pages[1]?.[2]).toBe(firstWord(0x8010_1008));
  expect(reader.read()).toBe(before);
  machine.poke32(0x8010_1008, 77);
  const after = reader.read();
  expect(after.pages.map((page, index) => page === before.pages[index])).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(after.pages[1]?.[2]).toBe(77);
  expect(before.pages[1]?.[2]).toBe(firstWord(0x8010_1008));
});

test("a store of what was there changes nothing; what is adopted stands for what was read", () => {
  const { machine } = begun();
  const reader = new FrameReader(bytesOf(machine, smallBoot));
  const before = reader.read();
  machine.poke32(0x8010_0004, firstWord(0x8010_0004));
  expect(reader.read()).toBe(before);
  machine.poke32(0x8010_0000, 5);
  reader.read();
  const said = withWord(before, 0x80100, 0, 5);
  reader.adopt(said);
  expect(reader.read()).toBe(said);
});
