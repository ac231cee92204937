import type { Mutant } from "../../mutant.ts";

export const windowStaysOpen: Mutant = {
  name: "windowStaysOpen",
  family: "ipc",
  says: "A thread's window stays in its TCB when its ipc is over.",
  story: "Nobody reads it before it is set again. Until somebody does.",
  claim: "blocksSayNothingInVain",
  edits: [
    {
      file: "impl/parts/threadState.ts",
      from: `  setWindow(m, tcb, 0);
`,
      to: "",
    },
  ],
  shortest: 1,
};
