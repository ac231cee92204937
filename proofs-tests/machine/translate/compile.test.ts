// What comes back from translated code, and where it leads. What it computes is tested in
// operations.test.ts and accesses.test.ts, and all of it in lockstep, in translator.test.ts.

import { describe, expect, test } from "vitest";
import { Bank, bankPlaces } from "../../../machine/fast/bank.ts";
import { PC } from "../../../machine/memory/layout.ts";
import type { Memory } from "../../../machine/memory/memory.ts";
import { functionOf, functionTable } from "../../../machine/memory/webassembly.ts";
import { compile } from "../../../machine/translate/compile.ts";
import * as layout from "../../../machine/translate/layout.ts";
import { planFrom, memoryWith, RAM } from "./fixture.ts";

const NOP = "addi x5, x5, 1";
const FIRST_ENTRY = 100;
const MACHINE_MODE = 3;

type Stop = { readonly why: layout.Reason; readonly left: number; readonly pc: number };

/** Enters the code of `lines` at its first entry with so many steps. */
function stopOf(
  lines: readonly string[],
  steps: number,
  prepare: (memory: Memory, words: Int32Array) => void = () => {},
): Stop & { readonly address: number; readonly x5: number } {
  const memory = memoryWith(lines);
  const words = new Int32Array(memory.wasm.buffer);
  expect(new Bank(memory, MACHINE_MODE).fetchPage(0)).toBeUndefined(); // Nothing is known.
  prepare(memory, words);
  const bytes = compile(planFrom(lines), MACHINE_MODE, FIRST_ENTRY);
  const run = functionOf(bytes, memory.wasm, functionTable(2));
  const left = run(steps, FIRST_ENTRY);
  return {
    why: layout.reasons[words[layout.WHY / 4] ?? 0] as layout.Reason,
    left,
    pc: ((memory.hart[PC] ?? 0) - RAM) | 0,
    address: words[layout.UNKNOWN / 4] ?? 0,
    x5: memory.hart[5] ?? 0,
  };
}

const FAR = Array.from({ length: 1022 }, () => NOP);

test.each<[string, readonly string[], number, Stop & { readonly x5: number }]>([
  ["too few steps are left", [NOP, NOP, "jal x0, -8"], 8, { why: "spent", left: 2, pc: 0, x5: 4 }],
  ["the hart has to do it", [NOP, "ecall"], 9, { why: "slow", left: 8, pc: 4, x5: 1 }],
  ["a load is unknown", [NOP, NOP, "lw x6, 16(x0)"], 9, { why: "read", left: 7, pc: 8, x5: 2 }],
  ["a store is unknown", [NOP, "sb x6, -1(x0)"], 9, { why: "write", left: 8, pc: 4, x5: 1 }],
  ["an atomic one", ["amoadd.w x6, x7, (x5), 0"], 9, { why: "write", left: 9, pc: 0, x5: 0 }],
  ["it jumps out", [NOP, "jal x0, 64"], 9, { why: "left", left: 7, pc: 68, x5: 1 }],
  ["it branches out", [NOP, "bne x5, x0, 64"], 9, { why: "left", left: 7, pc: 68, x5: 1 }],
  ["it falls out", [NOP, NOP], 9, { why: "left", left: 7, pc: 8, x5: 2 }],
  ["who knows where", [NOP, "jalr x1, 11(x5)"], 9, { why: "left", left: 7, pc: 12 - RAM, x5: 1 }],
  ["of a page", [...FAR, NOP, NOP, NOP], 2000, { why: "left", left: 976, pc: 4096, x5: 1024 }],
])("it comes back because %s", (_, lines, steps, stop) => {
  expect(stopOf(lines, steps)).toMatchObject({ ...stop, pc: stop.pc | 0 });
});

test("it tells which address is unknown, and no old one", () => {
  expect(stopOf(["sb x6, -1(x0)"], 9).address).toBe(-1);
  const old = (_: Memory, words: Int32Array): void => void (words[layout.UNKNOWN / 4] = 7);
  expect(stopOf([NOP, "jal x0, 64"], 9, old).address).toBe(0);
});

describe("another page", () => {
  const known = (page: number) => (_: Memory, words: Int32Array) => {
    const places = bankPlaces(MACHINE_MODE);
    words[places.fetchTags / 4 + 1] = RAM + 4096;
    words[places.fetchPages / 4 + 1] = page;
  };
  const lines = [...FAR, NOP, NOP, NOP, "ecall"];

  test("is entered if it is known where it lies, and that is where it was", () => {
    expect(stopOf(lines, 2000, known(1))).toMatchObject({ why: "slow", pc: 4100 });
    expect(stopOf(lines, 2000, known(2))).toMatchObject({ why: "left", pc: 4096 });
  });
});

describe("a computed jump", () => {
  const EPOCH = 9;
  const jumpTo = (entry: number, slot: number) => (memory: Memory, words: Int32Array) => {
    memory.hart[6] = RAM;
    words[layout.EPOCH / 4 + 1] = EPOCH;
    const place = ((RAM << layout.JUMP_SHIFT) & layout.JUMP_MASK) / 4;
    words.set([RAM, EPOCH, entry, slot], layout.JUMPS / 4 + place);
  };
  const lines = [NOP, "jalr x0, 0(x6)"];

  test("stays in the region if it leads to an entry", () => {
    const stop = stopOf(lines, 9, jumpTo(FIRST_ENTRY, 0));
    expect(stop).toMatchObject({ why: "spent", left: 1, x5: 4 });
  });

  test("goes to the function of another region", () => {
    const memory = memoryWith(lines);
    const words = new Int32Array(memory.wasm.buffer);
    jumpTo(FIRST_ENTRY + 50, 1)(memory, words);
    const table = functionTable(2);
    const called: number[] = [];
    const other = compile(planFrom(["ecall"]), MACHINE_MODE, FIRST_ENTRY + 50);
    const run = functionOf(other, memory.wasm, table);
    table.set(1, run);
    const first = functionOf(
      compile(planFrom(lines), MACHINE_MODE, FIRST_ENTRY),
      memory.wasm,
      table,
    );
    called.push(first(9, FIRST_ENTRY), words[layout.WHY / 4] ?? -1);
    expect(called).toEqual([7, layout.reasons.indexOf("slow")]);
  });
});
