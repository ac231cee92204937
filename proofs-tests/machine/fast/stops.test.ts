import { expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { CodePages } from "../../../machine/fast/codePages.ts";
import { predecode, SLOW } from "../../../machine/fast/operations.ts";
import { offsetsIn } from "../../../machine/fast/stops.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import * as f from "../fixture.ts";

test("a stop is a place in every page", () => {
  const addresses = new Set([0x8000_0004, 0x4000_0004, 0x4000_1ffe]);
  const stops = { addresses, pages: new Set<number>(), isHere: () => false };
  expect([...offsetsIn(stops)].toSorted((a, b) => a - b)).toEqual([4, 0xffe]);
  expect(offsetsIn(undefined).size).toBe(0);
});

test("instructions there are left to the hart, also those that were decoded before", () => {
  const memory = new Memory(2 * 4096);
  const pages = new CodePages(memory, () => {});
  const word = assembleLine("addi a0, a0, 7");
  for (const at of [0, 4, 4096]) memory.store32(at, word);
  const first = pages.codeOf(0);
  for (const at of [0, 4]) pages.fill(first, 0, at);
  pages.stopAt(new Set([4]));
  expect([first[0], first[4], pages.wasExecuted(0, 0)]).toEqual([predecode(word).packed, 0, true]);
  pages.fill(first, 0, 4);
  expect([first[4], pages.wasExecuted(0, 4)]).toEqual([SLOW, false]);
  pages.stopAt(new Set());
  expect(first[4]).toBe(0);
});

test("a run ends before a stop, but does its first step", () => {
  for (const translate of [false, "eagerly"] as const) {
    const machine = f.bareMachine({ translate });
    const loop = ["addi a0, a0, 1", "addi a1, a1, 1", "jal zero, -8"];
    for (const [n, line] of loop.entries()) machine.poke32(f.RAM + 4 * n, assembleLine(line));
    machine.pc = f.RAM;
    machine.run(3000);
    expect(machine.translatedSteps > 1000).toBe(translate !== false);
    const place = f.RAM + 4;
    const isHere = (): boolean => machine.pc === place;
    machine.stopAt({ addresses: new Set([place]), pages: new Set(), isHere });
    expect([machine.run(3000), machine.pc]).toEqual([1, place]);
    expect([machine.run(3000), machine.pc]).toEqual([3, place]);
    machine.stopAt(undefined);
    expect(machine.run(3000)).toBe(3000);
  }
});

test("what is watched is accessed by the hart, which is asked before", () => {
  for (const translate of [false, "eagerly"] as const) {
    const machine = f.bareMachine({ translate });
    const loop = ["lw a2, 0(a0)", "sw a2, 0(a1)", "addi a3, a3, 1", "jal zero, -12"];
    for (const [n, line] of loop.entries()) machine.poke32(f.RAM + 4 * n, assembleLine(line));
    machine.pc = f.RAM;
    machine.writeRegister(10, f.RAM + f.PAGE);
    machine.writeRegister(11, f.RAM + 2 * f.PAGE);
    machine.run(4000);
    for (const [page, place] of [
      [1, f.RAM],
      [2, f.RAM + 4],
    ] as const) {
      const pages = new Set([(f.RAM + page * f.PAGE) >>> 12]);
      machine.stopAt({ addresses: new Set(), pages, isHere: () => machine.pc === place });
      machine.run(1);
      machine.run(4000);
      for (let round = 0; round < 3; round++)
        expect([machine.run(4000), machine.pc]).toEqual([4, place]);
      machine.stopAt(undefined);
    }
  }
});
