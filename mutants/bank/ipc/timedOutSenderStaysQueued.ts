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
      file: "impl/parts/clock.ts",
      from: "import { ERROR_TIMEOUT, MTIME_PER_MICRO }",
      to: "import { ERROR_TIMEOUT, MTIME_PER_MICRO, STATE_WAITING }",
    },
    {
      file: "impl/parts/clock.ts",
      from: `  setRemaining,
  sliceOf,`,
      to: `  setRemaining,
  setState,
  sliceOf,`,
    },
    {
      file: "impl/parts/clock.ts",
      from: "    failIpc(m, expired, phaseOf(m, expired), ERROR_TIMEOUT);",
      to: `    const phase = phaseOf(m, expired);
    setState(m, expired, STATE_WAITING);
    failIpc(m, expired, phase, ERROR_TIMEOUT);`,
    },
  ],
  shortest: 2,
};
