import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { lengthOf, type Pattern } from "../../../machine/isa/instruction.ts";
import { isa } from "../../../machine/isa/table.ts";

/** Do all words that fit `inner` fit `outer`? */
const covers = (outer: Pattern, inner: Pattern): boolean =>
  (outer.mask & ~inner.mask) === 0 && ((outer.match ^ inner.match) & outer.mask) === 0;

test("no two rows overlap, except in what one of them excepts", () => {
  for (const [i, a] of isa.entries())
    for (const b of isa.slice(i + 1)) {
      if (((a.match ^ b.match) & a.mask & b.mask) !== 0) continue;
      const both = { match: a.match | b.match, mask: a.mask | b.mask };
      const excepted = [...(a.except ?? []), ...(b.except ?? [])];
      expect(
        excepted.some((pattern) => covers(pattern, both)),
        `${a.name} and ${b.name}`,
      ).toBe(true);
    }
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
    const all = lengthOf(row.match) === 4 ? 0xffff_ffff : 0xffff;
    if (!row.name.startsWith("fence")) expect(u32(operandBits | row.mask), row.name).toBe(all);
  }
});
