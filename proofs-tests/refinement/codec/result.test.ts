import { expect, test } from "vitest";
import {
  errorWordOf,
  readIpc,
  stateWordOf,
  writeResult,
} from "../../../refinement/codec/result.ts";
import { nil, threadKey, type Name, type ThreadId } from "../../../spec/name.ts";
import type { Envelope } from "../../../spec/message.ts";
import type { Failure, Result } from "../../../spec/outcome.ts";

const someone: ThreadId = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 };
const message = { label: 5, untyped: 2, words: [11, 12], items: [] };

/** Registers that `result` writes, of thirty-two that held 77. */
function written(result: Result): Record<string, number> {
  const registers = new Uint32Array(32).fill(77);
  writeResult(result, registers);
  return Object.fromEntries([...registers.entries()].filter(([, value]) => value !== 77));
}

const plain: Envelope = { from: someone, to: nil, redirected: false, propagated: false };
const received = (changes: Partial<Envelope>, failure?: Failure): Result => ({
  tag: "received",
  sender: threadKey(1, 0),
  envelope: { ...plain, ...changes },
  message,
  failure,
});

test("a message received: sender, tag, no error, its words", () => {
  expect(written(received({}))).toEqual({
    10: 0x0203_0001,
    11: 0x0005_0002,
    12: 0,
    18: 11,
    19: 12,
  });
});

test("a cut message has words and the error bit; an error alone has only that", () => {
  const failure = { phase: "receive", error: "cut" } as const;
  expect(written(received({}, failure))).toMatchObject({
    11: 0x0005_8002,
    12: 9,
  });
  expect(written({ tag: "ipc", failure })).toEqual({ 10: 0, 11: 0x8000, 12: 9 });
});

test("a redirected message tells for whom it was, a propagated one that it was relayed", () => {
  const to: Name = { ...someone, task: 4, chief: 3 };
  expect(written(received({ to, redirected: true }))).toMatchObject({
    10: 0x0203_0001,
    11: 0x0005_2002,
    13: 0x0304_0001,
  });
  const propagated = written(received({ to, propagated: true }));
  expect([propagated["11"], propagated["13"]]).toEqual([0x0005_1002, undefined]);
});

test("what an ipc wrote is read again", () => {
  const to: Name = { ...someone, task: 4, chief: 3 };
  const failure = { phase: "receive", error: "cut" } as const;
  const results: readonly Result[] = [
    received({ to: someone }),
    received({ to: someone, propagated: true }, failure),
    received({ to, redirected: true }),
    { tag: "ipc", failure: undefined },
    { tag: "ipc", failure: { phase: "send", error: "badMessage" } },
  ];
  for (const result of results) {
    const registers = new Uint32Array(32).fill(77);
    writeResult(result, registers);
    const x = (register: number): number => registers[register] ?? 0;
    expect(readIpc(x, 0x0203_0001, threadKey(1, 0))).toEqual(result);
  }
});

test("registers that no kernel should write are read all the same", () => {
  const sender = threadKey(1, 0);
  const read = readIpc(() => 0xffff_ffff, 0, sender);
  expect(read).toMatchObject({ tag: "received", message: { words: { length: 8 } } });
  expect(read).toMatchObject({ failure: undefined });
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
