import { describe, expect, test } from "vitest";
import { assembleLine } from "../../../machine/index.ts";
import { CodePages } from "../../../machine/fast/codePages.ts";
import { ENTRY, PAGE_END, predecode, SLOW } from "../../../machine/fast/operations.ts";
import { Memory } from "../../../machine/memory/memory.ts";

const ADDI = assembleLine("addi a0, a0, 7");

function pagesOf(): { memory: Memory; pages: CodePages; told: () => number } {
  const memory = new Memory(2 * 4096);
  let count = 0;
  const pages = new CodePages(memory, () => void count++);
  return { memory, pages, told: () => count };
}

test("an instruction is decoded where it lies, and a page has an end", () => {
  const { memory, pages } = pagesOf();
  memory.store32(4096 + 8, ADDI);
  const code = pages.codeOf(1);
  expect([code[8], code[4096]]).toEqual([0, PAGE_END]);
  pages.fill(code, 1, 8);
  expect([code[8], code[9]]).toEqual([predecode(ADDI).packed, 7]);
});

test("the last half word is left to the hart if it is half an instruction", () => {
  const { memory, pages } = pagesOf();
  memory.store16(4094, ADDI & 0xffff);
  const code = pages.codeOf(0);
  pages.fill(code, 0, 4094);
  expect([code[4094], code[4096]]).toEqual([SLOW, PAGE_END]);
});

describe("a store to a page", () => {
  test("makes its code unknown, and that is told before it is decoded again", () => {
    const { memory, pages, told } = pagesOf();
    memory.store32(0, ADDI);
    const code = pages.codeOf(0);
    pages.fill(code, 0, 0);
    expect([pages.isCode(0), pages.isCode(1), told()]).toEqual([true, false, 1]);
    memory.store32(64, 1);
    expect(pages.isCode(0)).toBe(false);
    expect([pages.codeOf(0)[0], told()]).toEqual([0, 2]);
    pages.codeOf(0);
    expect(told()).toBe(2);
  });

  test("that is reported makes unknown only what it may be part of", () => {
    const { memory, pages } = pagesOf();
    const code = pages.codeOf(0);
    for (let at = 0; at < 64; at += 2) pages.fill(code, 0, at);
    for (const [at, unknown] of [
      [0, [0, 2, 4, 6]],
      [33, [30, 32, 34, 36]],
    ] as const) {
      memory.store32(at & -4, 0x0001_0001);
      pages.changed(0, at);
      const halves = Array.from({ length: 32 }, (_, n) => 2 * n);
      expect(halves.filter((half) => code[half] === 0)).toEqual(unknown);
      for (const half of unknown) pages.fill(code, 0, half);
      expect(pages.codeOf(0)).toBe(code);
    }
  });
});

test("an instruction was executed once it was decoded, until its page changes", () => {
  const { memory, pages } = pagesOf();
  memory.store32(8, ADDI);
  expect(pages.wasExecuted(0, 8)).toBe(false);
  pages.fill(pages.codeOf(0), 0, 8);
  expect([pages.wasExecuted(0, 8), pages.wasExecuted(0, 4)]).toEqual([true, false]);
  memory.store32(8, ADDI);
  expect(pages.wasExecuted(0, 8)).toBe(false);
});

test("a place stays marked until it was unmarked as often", () => {
  const { pages } = pagesOf();
  pages.mark(1, 8);
  pages.mark(1, 8);
  expect(pages.codeOf(1)[8]).toBe(ENTRY);
  pages.unmark(1, 8);
  expect(pages.codeOf(1)[8]).toBe(ENTRY);
  pages.unmark(1, 8);
  expect(pages.codeOf(1)[8]).toBe(0);
});
