import { expect, test } from "vitest";
import { remembered, rememberedOfTwo } from "../../lib/remembered.ts";

test("the same question is answered once, another one anew", () => {
  let answered = 0;
  const length = remembered((list: readonly number[]) => (answered++, list.length));
  const [two, three] = [
    [7, 8],
    [7, 8, 9],
  ];
  expect([length(two), length(two), length(three), length(three)]).toEqual([2, 2, 3, 3]);
  expect(answered).toBe(2);
  expect(length(two)).toBe(2);
  expect(answered).toBe(3);
});

test("a question that could not be answered is asked again", () => {
  let fails = true;
  const first = remembered((list: readonly number[]) => {
    if (fails) throw new Error("not yet");
    return list[0];
  });
  const question = [7];
  expect(() => first(question)).toThrow("not yet");
  fails = false;
  expect(first(question)).toBe(7);
});

test("a question of two objects is the same when both are", () => {
  let answered = 0;
  const lengths = rememberedOfTwo((a: readonly number[], b: readonly number[]) => {
    answered++;
    return [a.length, b.length];
  });
  const [two, three] = [
    [7, 8],
    [7, 8, 9],
  ];
  expect([lengths(two, three), lengths(two, three)]).toEqual([
    [2, 3],
    [2, 3],
  ]);
  expect(answered).toBe(1);
  expect([lengths(two, two), lengths(three, two)]).toEqual([
    [2, 2],
    [3, 2],
  ]);
  expect(answered).toBe(3);
});
