import { describe, expect, test } from "vitest";
import { addressOf, lastOf, type Plan, samePage } from "../../../machine/translate/plan.ts";
import { planFrom, RAM } from "./fixture.ts";

const NOP = "addi x0, x0, 0";
const END = "jalr x0, 0(x1)";

/** Of each block: its line, how many steps it has, whether it is an entry. */
const outline = ({ blocks }: Plan): readonly (readonly [number, number, boolean])[] =>
  blocks.map((block) => [(addressOf(block) - RAM) / 4, block.steps.length, block.isEntry]);

describe("blocks", () => {
  test("end at jumps and where jumps go", () => {
    const plan = planFrom([NOP, "beq x1, x2, 12", NOP, NOP, NOP, END]);
    expect(outline(plan)).toEqual([
      [0, 2, true],
      [2, 2, false],
      [4, 2, false],
    ]);
    expect(plan.blocks.map((block) => block.successors)).toEqual([[2, 1], [2], []]);
    expect(plan.blocks.map((block) => lastOf(block).name)).toEqual(["beq", "addi", "jalr"]);
    expect(plan.places.get(RAM + 8)).toBe(1);
  });

  test("that lead out of the region say so", () => {
    expect(planFrom([NOP, "beq x1, x2, 64", END]).blocks[0]?.successors).toEqual([-1, 1]);
  });

  test("overlap where instructions do", () => {
    // The immediate of the first is an instruction of two bytes: 0x0001, c.nop.
    const plan = planFrom(["lui x5, 0x10", "bne x5, x0, -2", END]);
    expect(plan.blocks.map((block) => addressOf(block) - RAM)).toEqual([0, 2, 8]);
  });
});

describe("entries", () => {
  test("are what is called, returned to, behind, or follows the hart's work", () => {
    const lines = ["jal x1, 20", NOP, "ecall", NOP, "beq x1, x2, -8", END];
    expect(outline(planFrom(lines)).filter(([, , isEntry]) => isEntry)).toEqual([
      [0, 1, true],
      [1, 1, true],
      [2, 1, true],
      [3, 2, true],
      [5, 1, true],
    ]);
  });

  test("are where another page begins", () => {
    const lines = Array.from({ length: 1030 }, () => NOP);
    const entries = outline(planFrom([...lines, END], 1020)).filter(([, , isEntry]) => isEntry);
    expect(entries.map(([line]) => line)).toEqual([1020, 1024]);
    expect([samePage(RAM, RAM + 4095), samePage(RAM, RAM + 4096)]).toEqual([true, false]);
  });

  test("are the start, but in a loop only if that is asked for", () => {
    const lines = [NOP, NOP, NOP, "bne x1, x2, -8", END];
    const inside = (exactly: boolean): readonly number[] =>
      outline(planFrom(lines, 2, exactly)).flatMap(([line, , isEntry]) => (isEntry ? [line] : []));
    expect(inside(false)).toEqual([1]);
    expect(inside(true)).toEqual([2]);
  });
});

describe("loops", () => {
  const loops = (lines: readonly string[], start = 0): readonly (readonly [number, number])[] =>
    planFrom(lines, start).blocks.flatMap(({ loopEnd }, place) =>
      loopEnd === undefined ? [] : [[place, loopEnd] as const],
    );

  test("are found, with branches inside and several ways back", () => {
    expect(loops([NOP, NOP, "bne x1, x2, -4", END])).toEqual([[1, 1]]);
    const lines = [NOP, NOP, "beq x1, x2, 8", "beq x3, x4, -8", "bne x1, x2, -12", END];
    expect(loops(lines)).toEqual([[1, 3]]);
  });

  test("begin where they are entered", () => {
    const plan = planFrom(["jal x0, 12", NOP, NOP, NOP, "bne x1, x2, -12", END]);
    expect(outline(plan)).toEqual([
      [0, 1, true],
      [3, 2, true],
      [1, 2, false],
      [5, 1, false],
    ]);
    expect(plan.blocks.map(({ loopEnd }) => loopEnd)).toEqual([undefined, 2, undefined, undefined]);
  });

  test("are only the innermost ones, and those that are entered in one place", () => {
    expect(loops([NOP, NOP, NOP, "bne x1, x2, -4", "bne x3, x4, -12", END])).toEqual([[2, 2]]);
    expect(loops(["beq x1, x2, 12", NOP, NOP, NOP, "bne x1, x2, -8", END])).toEqual([]);
    expect(loops([NOP, "jal x1, 16", "bne x1, x2, -4", END, "", END])).toEqual([]);
  });
});

test("the longest path goes to the next entry", () => {
  const lines = [NOP, "beq x1, x2, 16", NOP, NOP, "jal x0, 8", NOP, NOP, "ecall", NOP, END];
  const { blocks } = planFrom(lines);
  expect(blocks.map(({ longestPath }) => longestPath)).toEqual([7, 5, 3, 2, 2]);
});
