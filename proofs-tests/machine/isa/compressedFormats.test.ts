import { expect, test } from "vitest";
import type { Format } from "../../../machine/isa/formats.ts";
import * as formats from "../../../machine/isa/compressedFormats.ts";

const byName: Readonly<Record<string, Format>> = { ...formats };

// What each immediate can be, after the tables of the manual.
// prettier-ignore
const ranges: readonly (readonly [string, number, number, number])[] = [
  ["formatCI",          -32,   31,   1],
  ["formatCNop",        -32,   31,   1],
  ["formatCShift",      0,     31,   1],
  ["formatCJ",          -2048, 2046, 2],
  ["formatCB",          -256,  254,  2],
  ["formatCL",          0,     124,  4],
  ["formatCS",          0,     124,  4],
  ["formatCLoadStack",  0,     252,  4],
  ["formatCStoreStack", 0,     252,  4],
  ["formatCIW",         0,     1020, 4],
  ["formatCStackStep",  -512,  496,  16],
];
test.each(ranges)("the immediate of %s is %i … %i by %i", (name, min, max, multipleOf) => {
  const field = byName[name]?.fields.find(({ operand }) => operand === "imm");
  expect(field).toMatchObject({ min, max, multipleOf });
});

test("popular registers are x8 … x15", () => {
  const [rd] = formats.formatCL.fields;
  expect([rd?.decode(0), rd?.decode(-1), rd?.encode(15)]).toEqual([8, 15, 7 << 2]);
});
