import { expect, test } from "vitest";
import { type Strides, stridesOf } from "../../../machine/translate/strides.ts";
import { planFrom } from "./fixture.ts";

/** The strides of the loop of `lines`, which jump back from the last of them to the first. */
function stridesIn(lines: readonly string[]): Strides | undefined {
  const { blocks } = planFrom([...lines, `bne x31, x0, ${-4 * lines.length}`, "jalr x0, 0(x1)"]);
  const first = blocks.findIndex(({ loopEnd }) => loopEnd !== undefined);
  return stridesOf(blocks, first, blocks[first]?.loopEnd ?? -1);
}

test("accesses by one register are one stride, loads and stores apart", () => {
  const lines = ["lw x6, 4(x5)", "lhu x7, -2(x5)", "sb x6, 3(x5)", "addi x5, x5, 8"];
  const strides = stridesIn(lines);
  const [reads, writes] = strides?.all ?? [];
  expect(strides?.all.length).toBe(2);
  expect(reads).toEqual({
    why: "read",
    base: 5,
    each: 8,
    low: -2,
    high: 7,
    aligned: { at: 4, bytes: 4 },
    leastImmediate: -2,
  });
  expect(writes).toMatchObject({ why: "write", base: 5, low: 3, high: 3, leastImmediate: 3 });
  expect([...(strides?.of.values() ?? [])]).toEqual([0, 0, 1]);
});

test("a register counts from what it was at the head", () => {
  const strides = stridesIn(["addi x5, x5, 4", "lw x6, 0(x5)", "add x7, x0, x5", "lw x6, 8(x7)"]);
  expect(strides?.all).toMatchObject([{ base: 5, each: 4, low: 4, high: 15, leastImmediate: 0 }]);
});

test("places that do not move are strides of nothing", () => {
  expect(stridesIn(["lui x5, 0x80002", "sw x6, 12(x5)", "lw x6, 0(x8)"])?.all).toMatchObject([
    { base: 0, each: 0, low: -0x7fffdff4, leastImmediate: 12 },
    { base: 8, each: 0 },
  ]);
  expect(stridesIn(["addi x5, x5, 1"])?.all).toEqual([]);
});

test.each([
  ["an address that is loaded", ["lw x5, 0(x6)", "lw x7, 0(x5)"]],
  ["an address that is computed", ["add x5, x6, x7", "lw x8, 0(x5)"]],
  ["a step that is no constant", ["lw x8, 0(x5)", "add x5, x5, x6"]],
  ["a step of some rounds only", ["lw x8, 0(x5)", "beq x6, x7, 8", "addi x5, x5, 4"]],
  ["a register that another replaces", ["lw x8, 0(x5)", "add x5, x0, x6"]],
  ["words that come to lie askew", ["lw x8, 0(x5)", "addi x5, x5, 2"]],
  ["words askew to each other", ["lw x8, 0(x5)", "lw x9, 2(x5)"]],
  ["places that are far apart", ["lw x8, 0(x5)", "lw x9, 1024(x5)"]],
  ["a wide step", ["lw x8, 0(x5)", "addi x5, x5, 1024"]],
  ["atomic accesses", ["amoadd.w x8, x9, (x5), 0"]],
  ["a register of the hart", ["csrrw x8, sscratch, x9"]],
])("no strides: %s", (_, lines) => {
  expect(stridesIn(lines)).toBeUndefined();
});
