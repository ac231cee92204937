import { expect, test } from "vitest";
import { ALL_PAGES, Outdated } from "../../../machine/hart/outdated.ts";

test("Changes are told by page, from any time that is not too long ago", () => {
  const outdated = new Outdated();
  const start = outdated.generation;
  expect(outdated.since(start)).toEqual([]);
  expect(outdated.since(start - 1)).toBeUndefined();
  outdated.add(5);
  outdated.add(7);
  expect(outdated.since(start)).toEqual([5, 7]);
  expect(outdated.since(start + 1)).toEqual([7]);
  for (let n = 0; n < 1022; n++) outdated.add(n);
  expect(outdated.since(start)).toHaveLength(1024);
  outdated.add(9);
  expect(outdated.since(start)).toBeUndefined();
  expect(outdated.since(start + 1)).toHaveLength(1024);
});

test("A change of all hides those of pages", () => {
  const outdated = new Outdated();
  const { generation } = outdated;
  outdated.add(5);
  outdated.add(ALL_PAGES);
  outdated.add(6);
  expect(outdated.since(generation)).toBeUndefined();
  expect(outdated.since(generation + 2)).toEqual([6]);
});
