import type { Mutant } from "../../mutant.ts";

export const deathOfThePagerLooksLikeAnError: Mutant = {
  name: "deathOfThePagerLooksLikeAnError",
  family: "faults",
  says: "A thread whose pager dies within a page fault finds code 2 in its registers.",
  story: "Fault and ipc wait by the same state, and end by the same function.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: `    default:
      becomeFaulted(m, tcb);
      break;`,
      to: `    default:
      failIpc(m, tcb, phaseOf(m, tcb), ERROR_NO_PARTNER);
      break;`,
    },
  ],
  shortest: 6,
};
