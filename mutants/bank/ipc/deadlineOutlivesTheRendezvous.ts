import type { Mutant } from "../../mutant.ts";

export const deadlineOutlivesTheRendezvous: Mutant = {
  name: "deadlineOutlivesTheRendezvous",
  family: "ipc",
  says: "A waiting thread that receives keeps its deadline.",
  story:
    "Only polling threads are taken out of the list of deadlines: they are the ones in a " +
    "queue. Long after, the timeout hits a thread that is doing something else.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/threadState.ts",
      from: `  clearDeadline(m, tcb);
}`,
      to: `  if (stateOf(m, tcb) === STATE_POLLING) clearDeadline(m, tcb);
}`,
    },
  ],
  shortest: 2,
};
