import { expect, test } from "vitest";
import {
  any,
  describeKey,
  describeName,
  lthreadOf,
  nil,
  sameName,
  taskNumber,
  taskOf,
  threadKey,
  type Name,
} from "../../spec/index.ts";

const id: Name = { tag: "thread", chief: 2, task: 3, lthread: 4, version: 5 };

test("ids are compared whole", () => {
  expect(sameName(id, { ...id })).toBe(true);
  for (const field of ["chief", "task", "lthread", "version"] as const)
    expect(sameName(id, { ...id, [field]: 9 })).toBe(false);
  expect(sameName(nil, { tag: "nil" })).toBe(true);
  expect(sameName(nil, any)).toBe(false);
  expect(sameName({ tag: "interrupt", line: 1 }, { tag: "interrupt", line: 2 })).toBe(false);
});

test("a key is a task and an lthread", () => {
  const key = threadKey(3, 63);
  expect([taskOf(key), lthreadOf(key), describeKey(key)]).toEqual([3, 63, "3.63"]);
  expect(() => threadKey(3, 64)).toThrow("lthread 64");
  expect(() => taskNumber(256)).toThrow("256");
});

test("names are written as people say them", () => {
  expect([id, nil, any, { tag: "interrupt", line: 3 } as Name].map(describeName)).toEqual([
    "3.4v5⟨2⟩",
    "nil",
    "any",
    "line 3",
  ]);
});
