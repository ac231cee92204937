import type { Mutant } from "../../mutant.ts";

export const cancelSparesTheFaulted: Mutant = {
  name: "cancelSparesTheFaulted",
  family: "threads",
  says: "lthread_ex_regs with an ip does not wake a faulted thread.",
  story:
    "Faulted is a state that is not blocked in IPC, so cancelling IPC does not end it. It " +
    "is the only way out.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: "  if (state === STATE_READY) return;",
      to: "  if (state === STATE_READY || state === STATE_FAULTED) return;",
    },
  ],
  shortest: 5,
};
