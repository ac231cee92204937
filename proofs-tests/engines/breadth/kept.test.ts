import { expect, test } from "vitest";
import { Kept } from "../../../engines/breadth/kept.ts";

const path = (...choices: readonly number[]): Int32Array => Int32Array.from(choices);

test("a state is there for its own path, once", () => {
  const kept = new Kept<string>();
  kept.put(path(0, 1), "a");
  kept.put(path(0, 1, 2), "b");
  expect(kept.take(path(0, 2))).toBeUndefined();
  expect(kept.take(path(0, 1, 2))).toBe("b");
  expect(kept.take(path(0, 1, 2))).toBeUndefined();
  expect(kept.take(path(0, 1))).toBe("a");
});

test("states that are too near are forgotten, and there is a bound", () => {
  const kept = new Kept<number>();
  for (let n = 0; kept.hasRoom; n++) kept.put(path(0, n), n);
  kept.forgetBefore(2);
  expect(kept.hasRoom).toBe(false);
  expect(kept.take(path(0, 7))).toBe(7);
  expect(kept.hasRoom).toBe(true);
  kept.put(path(0, 7, 7), 77);
  kept.forgetBefore(3);
  expect(kept.take(path(0, 8))).toBeUndefined();
  expect(kept.take(path(0, 7, 7))).toBe(77);
});
