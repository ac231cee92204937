import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { addressIn } from "../../../refinement/abstraction/bytes.ts";
import { anyOrder, shuffled } from "../../../refinement/induction/image.ts";

test("any order of a pool holds each object once", () => {
  const pool = { base: 0x100, size: 0x20, count: 9 };
  const order = anyOrder(pool, prng(1));
  const inOrder = Array.from({ length: 9 }, (_, index) => addressIn(pool, index));
  expect(order).not.toEqual(inOrder);
  expect(order.toSorted((a, b) => a - b)).toEqual(inOrder);
  expect(shuffled([], prng(1))).toEqual([]);
});
