import type { Mutant } from "../../mutant.ts";

export const startWithOneWord: Mutant = {
  name: "startWithOneWord",
  family: "faults",
  says: "A start message with one word starts the thread.",
  story: "The ip is there; the sp is whatever is next.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "if (untypedOf(tag) < 2) return;",
      to: "if (untypedOf(tag) < 1) return;",
    },
  ],
  shortest: 3,
};
