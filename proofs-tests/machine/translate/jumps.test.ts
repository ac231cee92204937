import { expect, test } from "vitest";
import { entriesOf, labelOf, loopOf } from "../../../machine/translate/jumps.ts";
import { planFrom } from "./fixture.ts";

test("entries are blocks", () => {
  const lines = ["addi x5, x5, 1", "jal x1, 8", "addi x5, x5, 1", "addi x5, x5, 1", "ecall"];
  expect(entriesOf(planFrom(lines))).toEqual([0, 1, 2]);
});

test("labels differ", () => {
  expect(new Set([labelOf(1), labelOf(2), loopOf(1), loopOf(2)]).size).toBe(4);
});
