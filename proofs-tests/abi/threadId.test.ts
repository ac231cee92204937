// Literals from the manual, section 1.1, put together by hand.
import fc from "fast-check";
import { expect, test } from "vitest";
import * as abi from "../../abi/threadId.ts";

test.each([
  // σ0's first thread: chief 0, task 1, lthread 0, version 1.
  [0, 1, 0, 1, 0x0001_0001],
  [0, 2, 0, 1, 0x0002_0001],
  // 3·2²⁴ + 7·2¹⁶ + 5·2¹⁰ + 9.
  [3, 7, 5, 9, 0x0307_1409],
  [255, 255, 63, 1023, 0xffff_ffff],
  [128, 0, 0, 0, 0x8000_0000],
])("chief %d, task %d, lthread %d, version %d", (chief, task, lthread, version, id) => {
  expect(abi.threadIdOf(chief, task, lthread, version)).toBe(id);
});

test("The fields of 0x0307_1409 are those that made it", () => {
  const id = 0x0307_1409;
  expect([abi.chiefOf(id), abi.taskOf(id), abi.lthreadOf(id), abi.versionOf(id)]).toEqual([
    3, 7, 5, 9,
  ]);
});

test("Fields and ids are two ways to say the same", () => {
  const fields = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(63), fc.nat(1023));
  fc.assert(
    fc.property(fields, (f) => {
      const id = abi.threadIdOf(...f);
      expect([abi.chiefOf(id), abi.taskOf(id), abi.lthreadOf(id), abi.versionOf(id)]).toEqual(f);
    }),
  );
});

test("nil, any, and the widths of the fields are the manual's", () => {
  expect([abi.NIL, abi.ANY]).toEqual([0, 0xffff_ffff]);
  expect([abi.VERSION_MAX, abi.LTHREAD_MAX, abi.TASK_MAX]).toEqual([1023, 63, 255]);
});

test("Lines 0 … 30 have the ids 1 … 31; nil and 32 are no line's", () => {
  const ids = Array.from({ length: 34 }, (_, id) => id).filter(abi.isInterruptId);
  expect(ids).toEqual(Array.from({ length: 31 }, (_, line) => line + 1));
  expect(abi.INTERRUPT_LINES).toBe(31);
  expect(abi.isInterruptId(abi.ANY)).toBe(false);
});
