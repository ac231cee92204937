import { expect, test } from "vitest";
import { isInstance, lengthOf } from "../../../machine/isa/instruction.ts";
import { rv32c } from "../../../machine/isa/rv32c.ts";

test("the two lowest bits tell the length", () => {
  expect([0, 1, 2, 3, 0xffff_fffc, 0xffff_ffff].map(lengthOf)).toEqual([2, 2, 2, 4, 2, 4]);
});

test("an instance has the bits of the row, and is not excepted", () => {
  const move = rv32c.find((row) => row.name === "c.mv");
  const isMove = (word: number): boolean => move !== undefined && isInstance(move, word);
  expect([0x857e, 0x8502, 0x957e].map(isMove)).toEqual([true, false, false]);
});
