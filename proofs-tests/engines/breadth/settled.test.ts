import { expect, test } from "vitest";
import { Settled, settledWith } from "../../../engines/breadth/settled.ts";

test("what was put is known with its goals, until another level begins", () => {
  const settled = new Settled();
  settled.begin(1000);
  settled.put(1000, settledWith(0));
  settled.put(3000, settledWith(0b101));
  expect([1000, 1001, 3000, 9000].map((row) => settled.has(row))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([1000, 1001, 3000].map((row) => settled.goals(row))).toEqual([0, 0, 0b101]);
  settled.begin(3000);
  expect([3000, 5000].map((row) => settled.has(row))).toEqual([false, false]);
});

test("every goal is told apart", () => {
  const settled = new Settled();
  settled.begin(0);
  for (let goal = 0; goal < 31; goal++) {
    settled.put(goal, settledWith(1 << goal));
    expect(settled.goals(goal)).toBe((1 << goal) & 0x7fff_ffff);
    expect(settled.has(goal)).toBe(true);
  }
});
