import type { Mutant } from "../../mutant.ts";

export const wokenThreadsGoFirst: Mutant = {
  name: "wokenThreadsGoFirst",
  family: "threads",
  says:
    "A thread that becomes ready goes to the front of its queue, behind nobody but the one " +
    "that runs.",
  story:
    "It gives short answers to short messages, and every step of it is allowed. But two " +
    "that wake each other keep a third of the same priority from running for ever.",
  claim: "equalsTakeTurns",
  edits: [
    {
      file: "impl/parts/threadState.ts",
      from: `    appendReady(m, tcb);
`,
      to: `    appendReady(m, tcb);
    const priority = priorityOf(m, tcb);
    if (readyHeadOf(m, priority) !== currentOf(m)) setReadyHead(m, priority, tcb);
`,
    },
    {
      file: "impl/parts/threadState.ts",
      from: `import {
  idOf,
  partnerOf,
  PURPOSE_IPC,`,
      to: `import {
  currentOf,
  idOf,
  partnerOf,
  priorityOf,
  PURPOSE_IPC,
  readyHeadOf,
  setReadyHead,`,
    },
  ],
  shortest: 9,
};
