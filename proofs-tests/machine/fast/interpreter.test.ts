// Why the interpreter stops. What it computes is tested in runner.test.ts, against the ISA table.

import { expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { Bus } from "../../../machine/bus.ts";
import { DataPath } from "../../../machine/hart/dataPath.ts";
import { Mmu } from "../../../machine/hart/mmu.ts";
import { MACHINE_MODE } from "../../../machine/hart/modes.ts";
import { Tlb } from "../../../machine/hart/tlb.ts";
import { CodePages } from "../../../machine/fast/codePages.ts";
import { type Exit, Interpreter } from "../../../machine/fast/interpreter.ts";
import { Translations } from "../../../machine/fast/translations.ts";
import { MODE, PC } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { RAM } from "../fixture.ts";

type Stop = { readonly exit: Exit; readonly left: number; readonly pc: number };

/** Runs `lines` from the start of RAM, whose first page may be fetched from, in M mode. */
function stopOf(lines: readonly string[], steps: number): Stop & { readonly address: number } {
  const memory = new Memory(2 * 4096);
  const tlb = new Tlb(memory);
  const mmu = new Mmu(memory, tlb, "keeps", "faulting");
  const data = new DataPath(memory, mmu, new Bus(memory, []), "trapping");
  const translations = new Translations(memory, mmu, tlb, data);
  const pages = new CodePages(memory, () => {});
  const interpreter = new Interpreter(memory, pages, translations);
  memory.hart[MODE] = MACHINE_MODE;
  memory.hart[PC] = RAM;
  for (const [n, line] of lines.entries()) memory.store32(4 * n, assembleLine(line));
  translations.refresh();
  translations.learnFetch(RAM);
  const exit = interpreter.run(steps);
  const { address, left } = interpreter;
  return { exit, left, pc: (memory.hart[PC] ?? 0) >>> 0, address: address >>> 0 };
}

const NOP = "addi zero, zero, 0";

test.each<[string, readonly string[], Stop]>([
  ["the steps are used up", [NOP, NOP, NOP], { exit: "spent", left: 0, pc: RAM + 8 }],
  ["the hart has to do it", [NOP, "ecall"], { exit: "slow", left: 1, pc: RAM + 4 }],
  ["a load is unknown", ["lw a0, 16(zero)"], { exit: "read", left: 2, pc: RAM }],
  ["a store is unknown", [NOP, "sb a0, -1(zero)"], { exit: "write", left: 1, pc: RAM + 4 }],
  ["a fetch is unknown", ["jalr ra, 64(zero)"], { exit: "fetch", left: 1, pc: 64 }],
])("it stops because %s", (_, lines, stop) => {
  expect(stopOf(lines, 2)).toMatchObject(stop);
});

test("it tells which address is unknown", () => {
  expect(stopOf(["sb a0, -1(zero)"], 2).address).toBe(0xffff_ffff);
});
