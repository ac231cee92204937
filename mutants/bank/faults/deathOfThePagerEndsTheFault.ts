import type { Mutant } from "../../mutant.ts";

export const deathOfThePagerEndsTheFault: Mutant = {
  name: "deathOfThePagerEndsTheFault",
  family: "faults",
  says: "A thread whose pager dies within a page fault becomes ready and faults again.",
  story: "It is told like everybody else who waits: wake up. It has nothing to wake up to.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: `    default:
      becomeFaulted(m, tcb);
      break;`,
      to: `    default:
      becomeReady(m, tcb);
      break;`,
    },
  ],
  shortest: 6,
};
