import { expect, test } from "vitest";
import { prng } from "../../../lib/prng.ts";
import { callNumber, callOf, receiveOf } from "../../../refinement/codec/call.ts";
import { callNames } from "../../../trace/event.ts";

const file = (...set: readonly (readonly [number, number])[]): Uint32Array => {
  const registers = new Uint32Array(32);
  for (const [register, value] of set) registers[register] = value;
  return registers;
};

test("numbers in a7 are those of the manual", () => {
  expect(callNames.map(callNumber)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("any registers decode to a call", () => {
  const random = prng(3);
  for (let i = 0; i < 1000; i++) {
    const registers = Uint32Array.from({ length: 32 }, random.word);
    for (const name of callNames) expect(callOf(name, registers).tag).toBe(name);
  }
});

test("−1 leaves things as they are", () => {
  const registers = file([10, 3], [11, 0xffff_ffff], [12, 0xffff_ffff], [13, 0xffff_ffff]);
  expect(callOf("lthreadExRegs", registers)).toEqual({
    tag: "lthreadExRegs",
    lthread: 3,
    ip: undefined,
    sp: undefined,
    pager: undefined,
  });
  expect(callOf("threadSchedule", registers)).toMatchObject({
    priority: undefined,
    slice: undefined,
  });
});

test("p says that t0 is in whose name; without it t0 means nothing", () => {
  const name = { tag: "thread", chief: 2, task: 3, lthread: 0, version: 1 };
  const t0 = [5, 0x0203_0001] as const;
  expect(callOf("ipc", file(t0, [11, 0x1000]))).toMatchObject({ speakingFor: name });
  expect(callOf("ipc", file([11, 0x1000]))).toMatchObject({ speakingFor: { tag: "nil" } });
  expect(callOf("ipc", file(t0, [11, 0x2000]))).toMatchObject({ speakingFor: undefined });
});

test("a source of nil is no receive phase, any is an open one", () => {
  const receive = (...named: readonly (readonly [number, number])[]): unknown => {
    const registers = file(...named);
    return receiveOf((register) => registers[register] ?? 0);
  };
  expect(receive([12, 0])).toBeUndefined();
  const buffer = [15, 0x2000] as const;
  expect(receive([12, 0xffff_ffff], [13, 0x400], buffer, [16, 9], [6, 0x0005_0400])).toEqual({
    source: { tag: "open" },
    timeout: 0,
    window: { tag: "noPage" },
    buffer: { address: 0x2000, length: 9 },
    transferTimeout: 0,
  });
  expect(receive([12, 5])).toMatchObject({ source: { tag: "closed", from: { line: 4 } } });
});
