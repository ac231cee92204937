import { expect, test } from "vitest";
import { timeoutOf as timeoutText } from "../../../refinement/codec/message.ts";
import { faults, tasks, time } from "../../../refinement/small/living.ts";

test("deadlines are one tick or two, and no version is used twice", () => {
  const words = time.events.flatMap((e) =>
    e.event === "call" && e.call === "ipc" ? [e.registers.a3 ?? 0] : [],
  );
  const timeouts = new Set(
    words.flatMap((word) => [timeoutText(word >>> 16), timeoutText(word & 0xffff)]),
  );
  expect([...timeouts].toSorted()).toEqual([1000, 1001, "never"]);
  expect(tasks.boot.firstVersion).toBe(1023);
  expect(faults.before.length).toBe(3);
});
