import type { Mutant } from "../../mutant.ts";

export const closedReceiveTakesWhoPollsElsewhere: Mutant = {
  name: "closedReceiveTakesWhoPollsElsewhere",
  family: "ipc",
  says: "A closed receive takes its partner's message although that was sent to somebody else.",
  story:
    "The look-up goes from the id to the sender's TCB, not through the queue, so it must " +
    "ask on whom the sender polls. A polling sender looks like a match.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: `  if (partnerOf(m, sender) !== idOf(m, receiver)) return 0;
`,
      to: "",
    },
  ],
  shortest: 3,
};
