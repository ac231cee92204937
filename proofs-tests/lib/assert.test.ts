import { expect, test } from "vitest";
import { assert, AssertionFailure, present, unreachable } from "../../lib/assert.ts";

test("assert passes what holds and throws its sentence otherwise", () => {
  expect(() => assert(true, "two is even")).not.toThrow();
  expect(() => assert(false, "two is odd")).toThrow(new AssertionFailure("two is odd"));
});

test("An assertion failure can be told from other errors by class and by name", () => {
  const failure = new AssertionFailure("x");
  expect(failure).toBeInstanceOf(Error);
  expect(failure.name).toBe("AssertionFailure");
});

test("present hands on every value but undefined, also those that count as false", () => {
  for (const value of [0, "", false, null]) expect(present(value, "there")).toBe(value);
  expect(() => present(undefined, "there")).toThrow(new AssertionFailure("there"));
});

test("unreachable shows the value that was not expected", () => {
  expect(() => unreachable({ tag: "fourth" } as never)).toThrow(
    'unreachable case: {"tag":"fourth"}',
  );
});
