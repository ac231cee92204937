import type { Mutant } from "../../mutant.ts";

export const exceptionReplyIsTakenWhole: Mutant = {
  name: "exceptionReplyIsTakenWhole",
  family: "faults",
  says: "An answer to an exception sets ip, sp and a0 even if it has fewer words.",
  story:
    "What is beyond the message is what the pager had in its registers. An empty answer " +
    "means: go on.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `      if (untypedOf(tag) >= 2) setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      if (untypedOf(tag) >= 3) setRegister`,
      to: `      if (untypedOf(tag) >= 1) setRegister(m, receiver, SP, sentWordOf(m, sender, 1));
      if (untypedOf(tag) >= 1) setRegister`,
    },
  ],
  shortest: 3,
};
