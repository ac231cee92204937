import type { Mutant } from "../../mutant.ts";

export const interruptIsFromTheNextLine: Mutant = {
  name: "interruptIsFromTheNextLine",
  family: "interrupts",
  says: "An interrupt's message comes from the line's number, not from its id.",
  story: "Lines are counted from 0 and ids from 1.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "  setRegister(m, tcb, A0, line);",
      to: "  setRegister(m, tcb, A0, line - 1);",
    },
  ],
  shortest: 2,
};
