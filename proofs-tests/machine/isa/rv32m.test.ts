// Cases after riscv-tests (rv32um), and agreement with integers of any size.

import fc from "fast-check";
import { expect, test } from "vitest";
import { i32 } from "../../../lib/u32.ts";
import { assemble } from "../../../machine/index.ts";
import { bareMachine } from "../fixture.ts";

const machine = bareMachine();

function run(name: string, a: number, b: number): number {
  machine.writeRegister(11, a);
  machine.writeRegister(12, b);
  machine.inject(assemble(name, { rd: 10, rs1: 11, rs2: 12 }));
  return machine.readRegister(10);
}

// prettier-ignore
const cases: readonly (readonly [string, number, number, number])[] = [
  ["mul",    0x0000_7e00, 0xb6db_6db7, 0x0000_1200],
  ["mul",    0xffff_ffff, 0xffff_ffff, 1],
  ["mulh",   0x8000_0000, 0x8000_0000, 0x4000_0000],
  ["mulh",   0xffff_ffff, 1,           0xffff_ffff],
  ["mulhsu", 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
  ["mulhsu", 0x8000_0000, 0xffff_8000, 0x8000_4000],
  ["mulhu",  0xffff_ffff, 0xffff_ffff, 0xffff_fffe],
  ["div",    20,          6,           3],
  ["div",    0xffff_ffec, 6,           0xffff_fffd],
  ["div",    20,          0xffff_fffa, 0xffff_fffd],
  ["div",    0x8000_0000, 0xffff_ffff, 0x8000_0000],
  ["div",    0x8000_0000, 0,           0xffff_ffff],
  ["divu",   0xffff_ffec, 6,           0x2aaa_aaa7],
  ["divu",   0x8000_0000, 0xffff_ffff, 0],
  ["divu",   7,           0,           0xffff_ffff],
  ["rem",    0xffff_ffec, 6,           0xffff_fffe],
  ["rem",    20,          0xffff_fffa, 2],
  ["rem",    0x8000_0000, 0xffff_ffff, 0],
  ["rem",    0xffff_ffec, 0,           0xffff_ffec],
  ["remu",   0xffff_ffec, 6,           2],
  ["remu",   0x8000_0000, 0xffff_ffff, 0x8000_0000],
  ["remu",   7,           0,           7],
];
test.each(cases)("%s of %i and %i is %i", (name, a, b, result) => {
  expect(run(name, a, b)).toBe(result);
});

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0, 1, 2, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_ffff),
);
const cut = (n: bigint): number => Number(BigInt.asUintN(32, n));

test("products and quotients agree with integers of any size", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [ua, ub, sa, sb] = [BigInt(a), BigInt(b), BigInt(i32(a)), BigInt(i32(b))];
      expect(run("mul", a, b)).toBe(cut(sa * sb));
      expect(run("mulh", a, b)).toBe(cut((sa * sb) >> 32n));
      expect(run("mulhsu", a, b)).toBe(cut((sa * ub) >> 32n));
      expect(run("mulhu", a, b)).toBe(cut((ua * ub) >> 32n));
      if (b === 0) return;
      expect(run("div", a, b)).toBe(cut(sa / sb));
      expect(run("divu", a, b)).toBe(cut(ua / ub));
      expect(run("rem", a, b)).toBe(cut(sa % sb));
      expect(run("remu", a, b)).toBe(cut(ua % ub));
    }),
    { numRuns: 1000 },
  );
});
