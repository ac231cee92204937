import { expect, test } from "vitest";
import { spacesRelation, threadsRelation } from "../../../refinement/relation/parts.ts";
import { threadKey } from "../../../spec/name.ts";
import { all } from "../../../spec/rights.ts";
import { changeThread, type Mapping } from "../../../spec/state.ts";
import { begun } from "../fixture.ts";

test("a difference is told beside each other, with the thread's name", () => {
  const { state } = begun();
  const other = changeThread(state, threadKey(2, 0), { ip: 0x40 });
  expect(threadsRelation.differences(state, other)).toEqual([
    "thread 2.0 ip: 0 (spec) | 40 (machine)",
  ]);
});

test("of many pages that differ the first are told, and that there are more", () => {
  const { state } = begun();
  const page = (n: number): Mapping => ({ page: n, frame: 1, rights: all, parent: undefined });
  const lines = (count: number): readonly string[] => {
    const tasks = state.tasks.map((task, number) =>
      number === 2 && task.tag === "active"
        ? { ...task, space: Array.from({ length: count }, (_, n) => page(n)) }
        : task,
    );
    return spacesRelation.differences(state, { ...state, tasks });
  };
  expect(lines(20)).toHaveLength(20);
  expect(lines(20)[0]).toMatch(/^page 2:0: not mapped \(spec\)/);
  expect(lines(21)).toHaveLength(21);
  expect(lines(500)).toEqual([...lines(20), "further pages of task 2"]);
});
