import type { Mutant } from "../../mutant.ts";

export const unknownCallIsSkipped: Mutant = {
  name: "unknownCallIsSkipped",
  family: "faults",
  says: "An ecall with an unknown number is reported with the ip behind it.",
  story:
    "The kernel steps over an ecall before it looks at the number. The pager that emulates " +
    "the call skips the instruction once more.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/kernel.ts",
      from: `      setPc(m, caller, ecall);
`,
      to: "",
    },
  ],
  shortest: 1,
};
