import type { Mutant } from "../../mutant.ts";

export const cancelledSenderStaysQueued: Mutant = {
  name: "cancelledSenderStaysQueued",
  family: "ipc",
  says: "A sender that lthread_ex_regs cancels becomes ready and remains in the queue.",
  story:
    "Cancelling is the rare way out of a queue, and written last. The thread is in two " +
    "queues from now on, by different links.",
  claim: "aThreadIsQueuedExactlyWhereItPolls",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: `  STATE_TRANSFERRING,
} from`,
      to: `  STATE_TRANSFERRING,
  STATE_WAITING,
} from`,
    },
    {
      file: "impl/parts/interruptIpc.ts",
      from: `  RECEIVES,
`,
      to: `  RECEIVES,
  setState,
`,
    },
    {
      file: "impl/parts/interruptIpc.ts",
      from: "  else failIpc(m, tcb, phaseOf(m, tcb), ERROR_CANCELLED);",
      to: `  else {
    const phase = phaseOf(m, tcb);
    setState(m, tcb, STATE_WAITING);
    failIpc(m, tcb, phase, ERROR_CANCELLED);
  }`,
    },
  ],
  shortest: 4,
};
