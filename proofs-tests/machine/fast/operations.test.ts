import { expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { PAGE_END, predecode, SLOW } from "../../../machine/fast/operations.ts";

const operation = (line: string): number => predecode(assembleLine(line)).packed & 255;

test("operation, registers, length and immediate are packed", () => {
  const { packed, immediate } = predecode(assembleLine("addi a0, sp, -4"));
  expect([(packed >>> 8) & 31, (packed >>> 13) & 31, (packed >>> 22) & 2]).toEqual([10, 2, 2]);
  expect(immediate).toBe(-4);
  expect(predecode(assembleLine("lui a0, 0x80000")).immediate).toBe(0x8000_0000 | 0);
});

test("a compressed instruction is what it stands for, but for its length", () => {
  const long = predecode(assembleLine("addi a0, a0, 7")).packed;
  const short = predecode(assembleLine("c.addi a0, 7")).packed;
  expect(long ^ short).toBe(1 << 23);
});

test("what would set x0 is nothing, if it does nothing else", () => {
  const nothing = operation("addi zero, a0, 1");
  expect([nothing, SLOW, PAGE_END].length).toBe(new Set([nothing, SLOW, PAGE_END]).size);
  expect(["add zero, a0, a1", "fence rw, w", "c.nop 0"].map(operation)).toEqual(
    Array.from({ length: 3 }, () => nothing),
  );
  expect(operation("lw zero, 0(a0)")).toBe(SLOW);
  expect(operation("jal zero, 4")).not.toBe(operation("jal ra, 4"));
  expect(operation("jalr zero, 0(a0)")).not.toBe(operation("jalr ra, 0(a0)"));
  expect(operation("sw zero, 0(a0)")).toBe(operation("sw a0, 0(a0)"));
});

test("what the hart must do is slow, and so is what is no instruction", () => {
  const lines = ["ecall", "mret", "csrrs a0, cycle, zero", "amoadd.w a0, a1, (a2), 0", "fence.i"];
  expect(lines.map(operation)).toEqual(lines.map(() => SLOW));
  expect(predecode(0).packed & 255).toBe(SLOW);
  expect(predecode(0xffff_ffff).packed & 255).toBe(SLOW);
});
