import { expect, test } from "vitest";
import { takeInterrupt } from "../../cli/interrupt.ts";

test("the first Ctrl-C is noticed, the second does what it did before", () => {
  let before = 0;
  const listener = (): void => void before++;
  process.on("SIGINT", listener);
  try {
    const interrupt = takeInterrupt();
    expect(interrupt.asked()).toBe(false);
    process.emit("SIGINT", "SIGINT");
    expect([interrupt.asked(), interrupt.exitCode(), before]).toEqual([true, 130, 0]);
    process.emit("SIGINT");
    expect(before).toBe(1);
    const other = takeInterrupt();
    other.release();
    process.emit("SIGINT");
    expect([other.asked(), before]).toEqual([false, 2]);
  } finally {
    process.off("SIGINT", listener);
  }
});

test("an end that another process asks for is noticed, too", () => {
  const interrupt = takeInterrupt();
  process.emit("SIGTERM", "SIGTERM");
  expect([interrupt.asked(), interrupt.exitCode()]).toEqual([true, 143]);
  expect(process.listeners("SIGTERM")).toEqual([]);
});
