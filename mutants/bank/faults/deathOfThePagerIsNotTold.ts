import type { Mutant } from "../../mutant.ts";

export const deathOfThePagerIsNotTold: Mutant = {
  name: "deathOfThePagerIsNotTold",
  family: "faults",
  says: "A thread within a page fault is not told when its pager dies while it waits for the answer.",
  story:
    "The search for those who wait looks for calls of ipc. The thread waits for ever, and " +
    "is not even shown as faulted.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "  return purpose !== PURPOSE_IPC || !isAnyOrLine(partnerOf(m, tcb));",
      to: "  return purpose === PURPOSE_IPC && !isAnyOrLine(partnerOf(m, tcb));",
    },
  ],
  shortest: 17,
};
