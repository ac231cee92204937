import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import * as abi from "../../../abi/index.ts";
import { simpler } from "../../../cli/simpler/simpler.ts";
import {
  bootRanges,
  callNames,
  exceptionNames,
  registerNames,
  type Boot,
  type BootNumbers,
  type TraceEvent,
} from "../../../trace/index.ts";

const arbWord = fc.oneof(
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0, 1, abi.UNCHANGED, abi.COMPLETE, 0x8010_0000),
);
const arbRegisters = fc.dictionary(fc.constantFrom(...registerNames), arbWord);
const arbEvent: fc.Arbitrary<TraceEvent> = fc.oneof(
  fc.record({
    event: fc.constant("call" as const),
    by: fc.constant("2.0"),
    call: fc.constantFrom(...callNames),
    registers: arbRegisters,
  }),
  fc.record({
    event: fc.constantFrom("load" as const, "store" as const, "fetch" as const),
    by: fc.constant("2.0"),
    address: arbWord,
  }),
  fc.record({
    event: fc.constant("exception" as const),
    by: fc.constant("2.0"),
    exception: fc.constantFrom(...exceptionNames),
    registers: arbRegisters,
  }),
);
const arbBoot: fc.Arbitrary<Boot> = fc
  .record({
    userFrames: fc.integer(bootRanges.userFrames),
    tasks: fc.integer(bootRanges.tasks),
    threads: fc.integer(bootRanges.threads),
    kernelTables: fc.integer(bootRanges.kernelTables),
    mappingNodes: fc.integer(bootRanges.mappingNodes),
    tickMicros: fc.integer(bootRanges.tickMicros),
    firstVersion: fc.integer(bootRanges.firstVersion),
    depthMax: fc.integer(bootRanges.depthMax),
    firstTick: fc.integer(bootRanges.firstTick),
  })
  .map((boot) => ({ ...boot, mappingNodes: Math.max(boot.mappingNodes, boot.userFrames) }));

/** Takes the candidate that `choose` picks until there is none; the answer is how many it took. */
function descent<T>(from: T, candidates: (value: T) => readonly T[], choose: number): number {
  let value: T | undefined = from;
  for (let steps = 0; steps < 100_000; steps++) {
    const offered: readonly T[] = candidates(value as T);
    if (offered.length === 0) return steps;
    value = offered[choose % offered.length];
  }
  return Number.POSITIVE_INFINITY;
}

property.prop([arbEvent, fc.nat(50)])("simpler events end, whatever is chosen", (event, choose) => {
  expect(descent(event, simpler.events, choose)).toBeLessThan(100_000);
});

property.prop([arbBoot])("simpler boots are in range, and end", (boot) => {
  for (const candidate of simpler.starts(boot)) {
    for (const [name, { min, max }] of Object.entries(bootRanges)) {
      expect(candidate[name as keyof BootNumbers]).toBeGreaterThanOrEqual(min);
      expect(candidate[name as keyof BootNumbers]).toBeLessThanOrEqual(max);
    }
    expect(candidate.mappingNodes).toBeGreaterThanOrEqual(candidate.userFrames);
  }
  expect(descent(boot, simpler.starts, 0)).toBeLessThan(100);
});

test("a register that a call does not read goes first", () => {
  const event: TraceEvent = {
    event: "call",
    by: "2.0",
    call: "idNearest",
    registers: { a0: 1, s9: 4 },
  };
  expect(simpler.events(event)[0]).toEqual({ ...event, registers: { a0: 1 } });
});

test("a tick is as simple as can be", () => {
  expect(simpler.events({ event: "tick" })).toEqual([]);
});

test("one thread's part is given to another, its events and what is sent to it alike", () => {
  const to = (task: number): number => abi.threadIdOf(2, task, 1, 5);
  const events: readonly TraceEvent[] = [
    { event: "load", by: "2.1", address: 0 },
    { event: "call", by: "3.1", call: "ipc", registers: { a0: to(3), a1: 3, a2: to(2) } },
    { event: "tick" },
  ];
  const [load, , tick] = events;
  const first = abi.threadIdOf(2, 1, 0, 5);
  // To 1.0, which always lives, and to any of lower number that does something.
  expect(simpler.runs(events)).toEqual([
    [
      { event: "load", by: "1.0", address: 0 },
      { event: "call", by: "3.1", call: "ipc", registers: { a0: to(3), a1: 3, a2: first } },
      tick,
    ],
    [
      load,
      { event: "call", by: "1.0", call: "ipc", registers: { a0: first, a1: 3, a2: to(2) } },
      tick,
    ],
    [
      load,
      { event: "call", by: "2.1", call: "ipc", registers: { a0: to(2), a1: 3, a2: to(2) } },
      tick,
    ],
  ]);
  expect(simpler.runs([{ event: "tick" }])).toEqual([]);
});

test("message words that the tag counts are made plain, not left out", () => {
  const registers = { a0: abi.threadIdOf(0, 2, 0, 1), a1: abi.tagOf(0, 1, 0), s2: 9, s3: 9 };
  const candidates = simpler.events({ event: "call", by: "1.0", call: "ipc", registers });
  const { s3, ...rest } = registers;
  expect(candidates[0]).toMatchObject({ registers: rest });
  expect(s3).toBe(9);
  // Only with the count does the word itself go.
  const counted = candidates.filter((one) => "registers" in one && one.registers.a1 !== 0);
  expect(counted.every((one) => "registers" in one && "s2" in one.registers)).toBe(true);
});

test("strings become shorter, buffers smaller, and where nobody needs them they go", () => {
  const registers = { a0: 0x0002_0001, a1: abi.tagOf(0, 0, 2), a6: 64, t1: 0x0400_0005 };
  const string = { s2: abi.stringItemOf(4096), s3: 0x8010_0ffc };
  const event = { event: "call", by: "1.0", call: "ipc" } as const;
  const candidates = simpler.events({ ...event, registers: { ...registers, ...string } });
  const values = (name: "a6" | "s2" | "t1"): readonly (number | undefined)[] =>
    candidates.flatMap((one) => ("registers" in one ? [one.registers[name]] : []));
  expect(values("a6")).toEqual(expect.arrayContaining([undefined, 1, 4, 32]));
  expect(values("s2")).toEqual(expect.arrayContaining([1, 4, 2048].map(abi.stringItemOf)));
  expect(values("t1")).toEqual(expect.arrayContaining([undefined, 5, 0x0400_0000]));
});

test("an event belongs to its thread, to its kind, and to what is of both", () => {
  expect(simpler.partsOf?.({ event: "tick" })).toEqual(["tick"]);
  const call = { event: "call", by: "2.1", call: "ipc", registers: {} } as const;
  expect(simpler.partsOf?.(call)).toEqual(["2.1", "ipc", "ipc by 2.1"]);
});
