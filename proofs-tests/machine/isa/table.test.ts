import { expect, test } from "vitest";
import { u32 } from "../../../lib/u32.ts";
import { isa } from "../../../machine/isa/table.ts";

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
