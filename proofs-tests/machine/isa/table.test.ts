import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { assemble, assembleLine, decode, disassemble } from "../../../machine/index.ts";
import type { Operands } from "../../../machine/isa/formats.ts";
import type { Instruction } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";

const arbRow = fc.constantFrom(...isa);
const arbWord = fc.integer({ min: 0, max: 0xffff_ffff });

/** A row and random operands for it. */
const arbCall: fc.Arbitrary<readonly [Instruction, Operands]> = arbRow.chain((row) =>
  fc
    .tuple(
      ...row.format.fields.map((field) =>
        fc
          .integer({ min: field.min / field.multipleOf, max: field.max / field.multipleOf })
          .map((n) => [field.operand, n * field.multipleOf] as const),
      ),
    )
    .map((operands) => [row, Object.fromEntries(operands)] as const),
);

test("no two rows overlap", () => {
  for (const [i, a] of isa.entries())
    for (const b of isa.slice(i + 1))
      expect((a.match ^ b.match) & a.mask & b.mask, `${a.name} and ${b.name}`).not.toBe(0);
});

test("names are unique", () => {
  expect(new Set(isa.map((row) => row.name)).size).toBe(isa.length);
});

test("a row matches only what its mask looks at, and operands lie outside it", () => {
  for (const row of isa) {
    expect(row.match & ~row.mask, row.name).toBe(0);
    const operandBits = row.format.fields.reduce((all, field) => all | field.mask, 0);
    expect(operandBits & row.mask, row.name).toBe(0);
    // Fences ignore their reserved bits; every other word with unused bits set is illegal.
    if (!row.name.startsWith("fence")) expect(u32(operandBits | row.mask)).toBe(0xffff_ffff);
  }
});

test("decode agrees with a linear scan, on rows and on random words", () => {
  const scan = (word: number) => isa.find((row) => ((word ^ row.match) & row.mask) === 0);
  const near = fc
    .tuple(arbRow, arbWord)
    .map(([row, noise]) => u32(row.match | (noise & ~row.mask)));
  fc.assert(
    fc.property(fc.oneof(arbWord, near), (word) => {
      expect(decode(word)).toBe(scan(word));
    }),
    { numRuns: 5000 },
  );
});

test("decode finds a row again under all noise in its free bits", () => {
  fc.assert(
    fc.property(arbRow, arbWord, (row, noise) => {
      expect(decode(u32(row.match | (noise & ~row.mask)))).toBe(row);
    }),
    { numRuns: 5000 },
  );
});

test("assembling what was disassembled gives the word again, for every row", () => {
  fc.assert(
    fc.property(arbCall, ([row, operands]) => {
      const word = assemble(row.name, operands);
      expect(decode(word)).toBe(row);
      expect(assembleLine(disassemble(word))).toBe(word);
      for (const field of row.format.fields)
        expect(field.decode(word), field.operand).toBe(operands[field.operand]);
    }),
    { numRuns: 5000 },
  );
});

test("the assembler refuses operands that do not fit", () => {
  expect(() => assemble("addi", { rd: 1, rs1: 2, imm: 2048 })).toThrow("does not take imm");
  expect(() => assemble("beq", { rs1: 1, rs2: 2, imm: 3 })).toThrow("does not take imm");
  expect(() => assemble("add", { rd: 1, rs1: 2 })).toThrow("takes rd, rs1, rs2");
  expect(() => assemble("add", { rd: 32, rs1: 2, rs2: 3 })).toThrow("does not take rd");
  expect(() => assemble("nop")).toThrow("no instruction nop");
  expect(() => assembleLine("lw a0, 4[sp]")).toThrow("takes rd, imm(rs1)");
});

test("what is no instruction is printed as a word", () => {
  expect(disassemble(0)).toBe(".word 0x00000000");
});
