import { expect, test } from "vitest";
import { booted, perform } from "../../refinement/machineRun.ts";
import { firstWord } from "../../refinement/userMemory.ts";
import { realSystem } from "../../refinement/system.ts";
import { smallBoot } from "./fixture.ts";

test("a booted machine runs σ0 in user mode over memory that differs word by word", () => {
  const machine = booted(realSystem, smallBoot);
  expect([machine.mode, machine.pc, machine.waiting]).toEqual([0, 0, false]);
  expect(machine.peek32(0x8010_0004)).toBe(firstWord(0x8010_0004));
});

test("accesses, ticks and calls happen to the machine itself", () => {
  const machine = booted(realSystem, smallBoot);
  expect(perform(machine, { event: "load", by: "1.0", address: 0x8010_0010 }, 0)).toBe(true);
  expect(machine.readRegister(28)).toBe(firstWord(0x8010_0010));
  perform(machine, { event: "fetch", by: "1.0", address: 0x8010_0020 }, 1);
  expect(machine.pc).toBe(0x8010_0024);
  expect(perform(machine, { event: "tick" }, 2)).toBe(true);
  expect(machine.mtimecmp).toBe(machine.mtime + 10_000);
  perform(machine, { event: "call", by: "1.0", call: "idNearest", registers: { a0: 0 } }, 3);
  expect(machine.readRegister(10)).toBe(0x0001_0001);
});
