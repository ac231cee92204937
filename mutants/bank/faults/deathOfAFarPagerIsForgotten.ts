import type { Mutant } from "../../mutant.ts";

export const deathOfAFarPagerIsForgotten: Mutant = {
  name: "deathOfAFarPagerIsForgotten",
  family: "faults",
  says: "A fault on its way to a pager in another clan polls on after that has died.",
  story:
    "Who dies tells those in its queue and those who wait for it. This one stands in a " +
    "chief's queue, who lives.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `      if (callsAPager(m, tcb) && findThread(m, messageToOf(m, tcb)) === 0) partnerDied(m, tcb);
`,
      to: "",
    },
  ],
};
