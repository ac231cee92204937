import { describe, expect, test } from "vitest";
import {
  isBranch,
  links,
  nextOf,
  successorsOf,
  targetOf,
} from "../../../machine/translate/steps.ts";
import { type Step, stepsFrom } from "../../../machine/translate/steps.ts";
import { memoryWith, RAM, stepsOf, viewOf } from "./fixture.ts";

const NOP = "addi x0, x0, 0";
const only = (line: string): Step => stepsOf([line]).get(RAM) as Step;

test.each<[string, readonly number[], boolean, boolean]>([
  [NOP, [4], false, false],
  ["beq x1, x2, 16", [16, 4], true, false],
  ["jal x0, -8", [-8], false, false],
  ["jal x1, 64", [64, 4], false, true],
  ["jalr x0, 0(x1)", [], false, false],
  ["jalr x1, 0(x5)", [4], false, true],
  ["ecall", [4], false, false],
])("%s goes on there", (line, places, branches, returns) => {
  const step = only(line);
  expect(successorsOf(step).map((at) => (at - RAM) | 0)).toEqual(places);
  expect([isBranch(step), links(step)]).toEqual([branches, returns]);
});

test("a step knows where it ends and what it jumps to", () => {
  const step = only("bne x1, x2, -12");
  expect([nextOf(step) - RAM, (targetOf(step) - RAM) | 0]).toEqual([4, -12]);
});

describe("a region", () => {
  const addresses = (lines: readonly string[], start = 0): readonly number[] =>
    [...stepsOf(lines, start).keys()].map((at) => (at - RAM) / 4).toSorted((a, b) => a - b);

  test("has what jumps reach, forward and back, and nothing else", () => {
    const lines = [NOP, "beq x1, x2, 12", "jal x0, 12", NOP, "jal x0, -16", NOP];
    expect(addresses(lines)).toEqual([0, 1, 2, 4, 5]);
    expect(addresses(lines, 3)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("ends where nothing was executed, where nothing is known, and behind a return", () => {
    expect(addresses([NOP, "jal x1, 12", NOP, "", "jalr x0, 0(x1)", NOP])).toEqual([0, 1, 2, 4]);
    expect(addresses(["jal x0, 0x10000"])).toEqual([0]);
  });

  test("has illegal instructions as such, and compressed ones written out", () => {
    const memory = memoryWith([]);
    memory.store16(0, 0x852e); // c.mv a0, a1
    memory.store16(2, 0x9002); // c.ebreak
    const steps = [...stepsFrom(RAM, viewOf(memory), memory).values()];
    expect(steps[0]).toMatchObject({ name: "add", rd: 10, rs1: 0, rs2: 11, length: 2 });
    expect(steps[1]).toMatchObject({ name: "ebreak", length: 2 });
    memory.store32(0, 0xffff_ffff);
    expect(stepsFrom(RAM, viewOf(memory), memory).get(RAM)).toMatchObject({ name: "", length: 4 });
  });

  test("goes over the end of a page, also in the middle of an instruction", () => {
    const memory = memoryWith([]);
    memory.store16(4092, 0x0001); // c.nop
    memory.store16(4094, 0x0513); // li a0, 1
    memory.store16(4096, 0x0010);
    memory.store16(4098, 0x0001);
    const steps = [...stepsFrom(RAM + 4092, viewOf(memory), memory).values()];
    expect(steps.map(({ at, page, lastPage }) => [at - RAM, page, lastPage])).toEqual([
      [4092, 0, 0],
      [4094, 0, 1],
      [4098, 1, 1],
    ]);
    expect(steps[1]).toMatchObject({ name: "addi", rd: 10, immediate: 1 });
    const { pageOf, wasExecuted } = viewOf(memory);
    const half = { wasExecuted, pageOf: (at: number) => (pageOf(at) === 0 ? 0 : undefined) };
    expect(stepsFrom(RAM + 4092, half, memory).size).toBe(1);
  });
});
