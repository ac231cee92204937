import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { isa } from "../../../machine/isa/table.ts";

const fields = isa.flatMap((row) => row.format.fields);
const arbField = fc.constantFrom(...new Set(fields));

test("a field decodes what it encodes, over its whole range and whatever surrounds it", () => {
  const arb = arbField.chain((field) =>
    fc.tuple(
      fc.constant(field),
      fc.integer({ min: field.min / field.multipleOf, max: field.max / field.multipleOf }),
      fc.integer({ min: 0, max: 0xffff_ffff }),
    ),
  );
  fc.assert(
    fc.property(arb, ([field, n, noise]) => {
      const value = n * field.multipleOf;
      const word = (field.encode(value) & field.mask) | (noise & ~field.mask);
      expect(field.decode(u32(word))).toBe(value);
    }),
    { numRuns: 2000 },
  );
});

test("the ends of every range survive", () => {
  for (const field of new Set(fields))
    for (const value of [field.min, field.max])
      expect(field.decode(u32(field.encode(value) & field.mask))).toBe(value);
});

test("the fields of a format do not overlap", () => {
  for (const { format, name } of isa)
    for (const [i, field] of format.fields.entries())
      for (const other of format.fields.slice(i + 1)) expect(field.mask & other.mask, name).toBe(0);
});
