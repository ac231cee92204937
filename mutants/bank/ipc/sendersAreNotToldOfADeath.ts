import type { Mutant } from "../../mutant.ts";

export const sendersAreNotToldOfADeath: Mutant = {
  name: "sendersAreNotToldOfADeath",
  family: "ipc",
  says: "When a thread dies, those that poll on it go on polling.",
  story:
    "Deletion frees the TCB and forgets who hangs on its queue. They poll on nobody, for " +
    "ever; when the block is used again, on a stranger.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `      while (queueHeadOf(m, tcb) !== 0) partnerDied(m, queueHeadOf(m, tcb));
`,
      to: "",
    },
  ],
  shortest: 5,
};
