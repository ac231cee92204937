// What the frame does is tested with the code in it, in compile.test.ts.

import { expect, test } from "vitest";
import { isTranslated } from "../../../machine/translate/frame.ts";
import { RAM, stepsOf } from "./fixture.ts";

test.each([
  "addi x1, x0, 1",
  "lw x1, 0(x2)",
  "sc.w x1, x2, (x3), 0",
  "beq x1, x2, 8",
  "jal x0, 8",
  "jalr x0, 0(x1)",
  "fence rw, rw",
])("%s is translated", (line) => {
  expect(isTranslated(stepsOf([line]).get(RAM)!, 1)).toBe(true);
});

test.each([
  "ecall",
  "csrrw x1, mstatus, x2",
  "fence.i",
  "sfence.vma x0, x0",
  "mret",
  "csrrs x1, cycle, x0",
])("%s is left to the hart", (line) => {
  expect(isTranslated(stepsOf([line]).get(RAM)!, 1)).toBe(false);
});
