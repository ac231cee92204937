import type { Mutant } from "../../mutant.ts";

export const exceptionReplySetsOnlyTheIp: Mutant = {
  name: "exceptionReplySetsOnlyTheIp",
  family: "faults",
  says: "An answer to an exception sets ip, and neither sp nor a0.",
  story:
    "Most emulators only skip the instruction. The one that emulates a system call has a " +
    "result to deliver.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `      if (untypedOf(tag) >= 2) setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      if (untypedOf(tag) >= 3) setRegister(m, receiver, A0, sentWordOf(m, sender, 2));
`,
      to: "",
    },
  ],
  shortest: 3,
};
