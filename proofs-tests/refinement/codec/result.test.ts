import { expect, test } from "vitest";
import { errorWordOf, stateWordOf, writeResult } from "../../../refinement/codec/result.ts";
import { nil, type Name } from "../../../spec/name.ts";
import type { Result } from "../../../spec/outcome.ts";

const someone: Name = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 };
const message = { label: 5, untyped: 2, words: [11, 12], items: [] };

/** Registers that `result` writes, of thirty-two that held 77. */
function written(result: Result): Record<string, number> {
  const registers = new Uint32Array(32).fill(77);
  writeResult(result, registers);
  return Object.fromEntries([...registers.entries()].filter(([, value]) => value !== 77));
}

test("a message received: sender, tag, no error, its words", () => {
  expect(written({ tag: "ipc", from: someone, message, failure: undefined })).toEqual({
    10: 0x0203_0001,
    11: 0x0005_0002,
    12: 0,
    18: 11,
    19: 12,
  });
});

test("a cut message has words and the error bit; an error alone has only that", () => {
  const failure = { phase: "receive", error: "cut" } as const;
  expect(written({ tag: "ipc", from: someone, message, failure })).toMatchObject({
    11: 0x0005_8002,
    12: 9,
  });
  expect(written({ tag: "ipc", from: nil, message: undefined, failure })).toEqual({
    10: 0,
    11: 0x8000,
    12: 9,
  });
});

test("a refusal writes a0 alone; a new thread has zeros everywhere", () => {
  expect(written({ tag: "refused" })).toEqual({ 10: 0xffff_ffff });
  expect(Object.keys(written({ tag: "created" }))).toHaveLength(32);
  expect(written({ tag: "firstArgument", value: 3 })).toEqual({ 10: 3 });
  expect(written({ tag: "taskNew", id: nil })).toEqual({ 10: 0 });
});

test("old values are told only where there were any", () => {
  expect(written({ tag: "lthreadExRegs", old: undefined })).toEqual({ 10: 0 });
  const old = { ip: 4, sp: 8, pager: someone };
  expect(written({ tag: "lthreadExRegs", old })).toEqual({ 10: 0, 11: 4, 12: 8, 13: 0x0203_0001 });
});

test("error words and states are those of the manual", () => {
  expect(errorWordOf({ phase: "send", error: "timeout" })).toBe(2);
  expect(errorWordOf({ phase: "receive", error: "badMessage" })).toBe(19);
  expect(stateWordOf({ activity: "polling", within: "pageFault", partner: nil })).toBe(17);
  expect(stateWordOf({ activity: "waiting", within: "exception", partner: nil })).toBe(34);
});
