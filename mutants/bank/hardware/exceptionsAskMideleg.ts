import type { Mutant } from "../../mutant.ts";

export const exceptionsAskMideleg: Mutant = {
  name: "exceptionsAskMideleg",
  family: "hardware",
  says: "Exceptions are delegated by mideleg.",
  story: "The two registers have the same shape and stand beside each other.",
  claim: "sstatusRemembersTheModeBefore",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "isInterrupt ? layout.MIDELEG_WORD : layout.MEDELEG_WORD",
      to: "layout.MIDELEG_WORD",
    },
  ],
};
