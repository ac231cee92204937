import { expect, test } from "vitest";
import { bytesOf } from "../../../refinement/abstraction/bytes.ts";
import { Malformed } from "../../../refinement/abstraction/outcome.ts";
import { livingBy, rosterOf } from "../../../refinement/abstraction/roster.ts";
import { threadKey } from "../../../spec/name.ts";
import { begun, smallBoot } from "../fixture.ts";

test("after boot σ0 and root live, found by place, by block and by id", () => {
  const bytes = bytesOf(begun().machine, smallBoot);
  const roster = rosterOf(bytes);
  if (roster instanceof Malformed) throw new Error("malformed");
  expect(roster.members.map(({ key }) => key)).toEqual([threadKey(1, 0), threadKey(2, 0)]);
  expect(roster.entries.map(({ active }) => active)).toEqual([false, true, true, false, false]);
  expect(roster.byBlock.filter((key) => key !== undefined)).toHaveLength(2);
  expect(livingBy(bytes, roster)(0x0002_0001)).toBe(threadKey(2, 0));
  expect(livingBy(bytes, roster)(0x0002_0002)).toBeUndefined();
});

test("a task without a page table, or with a thread that is no block, makes no sense", () => {
  const { machine } = begun();
  const bytes = bytesOf(machine, smallBoot);
  const { base, size } = bytes.places.tasks;
  machine.poke32(base + 2 * size + 0x20, 0x8000_0004);
  expect(rosterOf(bytes)).toBeInstanceOf(Malformed);
});
