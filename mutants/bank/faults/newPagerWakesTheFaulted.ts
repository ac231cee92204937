import type { Mutant } from "../../mutant.ts";

export const newPagerWakesTheFaulted: Mutant = {
  name: "newPagerWakesTheFaulted",
  family: "faults",
  says: "A faulted thread is ready again as soon as it is given another pager.",
  story:
    "It faulted because it had none: with a new one it could just try again. But " +
    "lthread_ex_regs without an ip disturbs nothing.",
  claim: "faultedThreadsStayFaulted",
  edits: [
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "LTHREAD_MAX, SP, UNCHANGED }",
      to: "LTHREAD_MAX, SP, STATE_FAULTED, UNCHANGED }",
    },
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: `  sliceOf,
}`,
      to: `  sliceOf,
  stateOf,
}`,
    },
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: 'import { createThread } from "../parts/threads.ts";',
      to: `import { createThread } from "../parts/threads.ts";
import { becomeReady } from "../parts/threadState.ts";`,
    },
    {
      file: "impl/syscalls/lthreadExRegs.ts",
      from: "  if (pager !== UNCHANGED) setPager(m, thread, pager);",
      to: `  if (pager !== UNCHANGED) {
    setPager(m, thread, pager);
    if (stateOf(m, thread) === STATE_FAULTED) becomeReady(m, thread);
  }`,
    },
  ],
  shortest: 6,
};
