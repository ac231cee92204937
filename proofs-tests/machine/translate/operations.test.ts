// Each row, in a loop that is hot, against the ISA table.

import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { encoded } from "../../../machine/isa/formats.ts";
import { isa } from "../../../machine/isa/table.ts";
import { conditions, operations } from "../../../machine/translate/operations.ts";
import { hotLoop, ROUNDS } from "./fixture.ts";

const CORNERS = [0, 1, 2, 31, 32, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_ffff];
const arbWord = fc.oneof(fc.constantFrom(...CORNERS), fc.nat(0xffff_ffff));
const rowOf = (name: string) => isa.find((row) => row.name === name)!;

test.each([...operations.keys()])("%s does what the table says", (name) => {
  const { match, format } = rowOf(name);
  const { min, max, multipleOf } = format.fields.find(({ operand }) => operand === "imm") ?? {
    min: 0,
    max: 0,
    multipleOf: 1,
  };
  const arbImmediate = fc.integer({ min: min / multipleOf, max: max / multipleOf });
  const arbRegister = fc.integer({ min: 0, max: 4 });
  const property = fc.property(
    fc.tuple(arbRegister, arbRegister, arbRegister),
    arbImmediate,
    fc.array(arbWord, { minLength: 4, maxLength: 4 }),
    ([rd, rs1, rs2], n, values) => {
      const word = encoded(match, format, { rd, rs1, rs2, imm: n * multipleOf });
      const registers = Object.fromEntries(values.map((value, at) => [at + 1, u32(value)]));
      const { difference, translated } = hotLoop([word], registers);
      expect(difference).toBeUndefined();
      expect(translated).toBeGreaterThan(ROUNDS);
    },
  );
  fc.assert(property, { numRuns: 6 });
});

test.each([...conditions.keys()])("%s branches as the table says", (name) => {
  const { match, format } = rowOf(name);
  const skip = encoded(match, format, { rs1: 1, rs2: 2, imm: 8 });
  const add = 0x0011_0193; // addi x3, x2, 1
  const property = fc.property(arbWord, arbWord, (a, b) => {
    const { difference, translated } = hotLoop([skip, add], { 1: u32(a), 2: u32(b) });
    expect(difference).toBeUndefined();
    expect(translated).toBeGreaterThan(ROUNDS);
  });
  fc.assert(property, { numRuns: 10 });
});
