import fc from "fast-check";
import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { decode } from "../../../machine/index.ts";
import { isInstance } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";

const arbRow = fc.constantFrom(...isa);
const arbWord = fc.integer({ min: 0, max: 0xffff_ffff });

test("decode agrees with a linear scan, on rows and on random words", () => {
  const scan = (word: number) => isa.find((row) => isInstance(row, word));
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
      const word = u32(row.match | (noise & ~row.mask));
      fc.pre(isInstance(row, word)); // A few are reserved or belong to another row.
      expect(decode(word)).toBe(row);
    }),
    { numRuns: 5000 },
  );
});
