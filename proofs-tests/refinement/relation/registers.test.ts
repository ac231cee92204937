import { expect, test } from "vitest";
import { ExpectedRegisters } from "../../../refinement/relation/registers.ts";
import { threadKey } from "../../../spec/name.ts";
import { begun, readAll } from "../fixture.ts";

test("what effects write is expected, until it is taken back", () => {
  const registers = new ExpectedRegisters();
  const key = threadKey(1, 0);
  registers.file(key)[10] = 5;
  const undo = registers.apply([
    { thread: key, result: { tag: "firstArgument", value: 6 } },
    { thread: key, result: { tag: "refused" } },
  ]);
  expect(registers.file(key)[10]).toBe(0xffff_ffff);
  registers.revert(undo);
  expect(registers.file(key)[10]).toBe(5);
});

test("the hart is looked at for the running thread, blocks for the others", () => {
  const { bytes, roster } = readAll(begun()).view;
  const registers = new ExpectedRegisters();
  expect(registers.differences(bytes, roster)).toEqual([]);
  bytes.machine.writeRegister(31, 1);
  bytes.machine.poke32((roster.members[1]?.tcb ?? 0) + 4 * 7, 2);
  expect(registers.differences(bytes, roster)).toEqual([
    "thread 1.0 x31: 0x00000000 (spec) | 0x00000001 (machine)",
    "thread 2.0 x7: 0x00000000 (spec) | 0x00000002 (machine)",
  ]);
});

test("any number of threads is heard of, saved and restored, each with its own registers", () => {
  const expected = new ExpectedRegisters();
  const keys = Array.from({ length: 40 }, (_, at) => threadKey(1 + (at % 5), at));
  for (const [at, key] of keys.entries()) expected.file(key).fill(at + 1);
  const saved = expected.save();
  const late = threadKey(7, 0);
  expected.file(late).fill(99);
  for (const key of keys) expected.file(key).fill(0);
  expected.restore(saved);
  for (const [at, key] of keys.entries())
    expect(new Set(expected.file(key))).toEqual(new Set([at + 1]));
  expect(new Set(expected.file(late))).toEqual(new Set([0]));
});
