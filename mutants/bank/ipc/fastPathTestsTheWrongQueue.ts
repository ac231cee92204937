import type { Mutant } from "../../mutant.ts";

export const fastPathTestsTheWrongQueue: Mutant = {
  name: "fastPathTestsTheWrongQueue",
  family: "ipc",
  says:
    "A fast path into the open wait makes sure that nobody queues for the partner, not for " +
    "the caller.",
  story:
    "The fast path skips the general receive phase when no sender can be there. It has the " +
    "partner's TCB at hand and tests its queue, which is always empty, since the partner " +
    "was waiting. A server that replies and waits then sleeps on a full queue.",
  claim: "nobodyWaitsWhileAMatchingSenderIsQueued",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: `  A3,
  ERROR_BAD_MESSAGE`,
      to: `  A3,
  A4,
  ANY,
  ERROR_BAD_MESSAGE`,
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "import { PURPOSE_IPC, registerOf, setSpeaksFor }",
      to: "import { PURPOSE_IPC, queueHeadOf, registerOf, setSpeaksFor }",
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "import { becomePolling }",
      to: "import { becomePolling, becomeWaiting }",
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: `    const end = transfer(m, caller, partner);
    if (end === TRANSFER_DONE) copyOn(m, continueAfterSend(m, caller));
`,
      to: `    if (transfer(m, caller, partner) !== TRANSFER_DONE) {
      copyOn(m, partner);
      return partner;
    }
    const timeouts = registerOf(m, caller, A3);
    const isOpen = registerOf(m, caller, A2) === ANY && (timeouts & 0xffff) === 0;
    if (isOpen && queueHeadOf(m, partner) === 0) {
      becomeWaiting(m, caller, ANY, PURPOSE_IPC, registerOf(m, caller, A4), 0);
    } else {
      copyOn(m, continueAfterSend(m, caller));
    }
`,
    },
  ],
  shortest: 3,
};
