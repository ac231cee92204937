import type { Mutant } from "../../mutant.ts";

export const timedOutSenderStaysQueued: Mutant = {
  name: "timedOutSenderStaysQueued",
  family: "ipc",
  says: "A sender whose timeout fires becomes ready and remains in the queue.",
  story:
    "The timer handler wakes the thread without asking what it was doing. The receiver " +
    "later takes a message from a thread that has long gone on, out of registers that hold " +
    "something else by now.",
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
      from: "  if (stateOf(m, tcb) !== STATE_TRANSFERRING) failIpc(m, tcb, phaseOf(m, tcb), ERROR_TIMEOUT);",
      to: `  if (stateOf(m, tcb) !== STATE_TRANSFERRING) {
    const phase = phaseOf(m, tcb);
    setState(m, tcb, STATE_WAITING);
    failIpc(m, tcb, phase, ERROR_TIMEOUT);
  }`,
    },
  ],
  shortest: 2,
};
