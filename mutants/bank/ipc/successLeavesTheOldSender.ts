import type { Mutant } from "../../mutant.ts";

export const successLeavesTheOldSender: Mutant = {
  name: "successLeavesTheOldSender",
  family: "ipc",
  says: "A send without a receive phase leaves the destination in a0.",
  story:
    "Nothing was received, so nothing is written; but the manual says nil, and a caller " +
    "that looks at a0 believes in a message.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/results.ts",
      from: `  setRegister(m, tcb, A0, NIL);
  setRegister(m, tcb, A1, 0);`,
      to: "  setRegister(m, tcb, A1, 0);",
    },
  ],
  shortest: 2,
};
