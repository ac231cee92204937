import type { Mutant } from "../../mutant.ts";

export const ipIsNotRounded: Mutant = {
  name: "ipIsNotRounded",
  family: "threads",
  says: "An ip that is no multiple of four is kept as it is.",
  story: "The processor drops the low bits; the kernel reports them.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/layout/thread.ts",
      from: "m.store32(tcb + PC, alignDown(value, 4));",
      to: "m.store32(tcb + PC, value);",
    },
  ],
  shortest: 1,
};
