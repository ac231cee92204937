import fc from "fast-check";
import { expect, test } from "vitest";
import { assemble, assembleLine, decode, disassemble } from "../../../machine/index.ts";
import { encoded, type Operands } from "../../../machine/isa/formats.ts";
import { type Instruction, isInstance } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";

const arbRow = fc.constantFrom(...isa);

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

test("assembling what was disassembled gives the word again, for every row", () => {
  fc.assert(
    fc.property(arbCall, ([row, operands]) => {
      const word = encoded(row.match, row.format, operands);
      fc.pre(isInstance(row, word)); // Few operands are reserved.
      expect(assemble(row.name, operands)).toBe(word);
      expect(decode(word)).toBe(row);
      expect(assembleLine(disassemble(word))).toBe(word);
      for (const field of row.format.fields)
        expect(field.decode(word), field.operand).toBe(operands[field.operand]);
    }),
    { numRuns: 5000 },
  );
});

test("what is no instruction is printed as a word", () => {
  expect(disassemble(0)).toBe(".word 0x00000000");
});
