import type { Mutant } from "../../mutant.ts";

export const satpIsKept: Mutant = {
  name: "satpIsKept",
  family: "machine",
  says: "The kernel does not change the address space when a thread of another task runs.",
  story:
    "Switching lazily is an old trick; the switch must come before the first access all the same.",
  claim: "theHartRunsTheRunningThread",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: `  if (m.csrRead(SATP) !== satp) m.csrWrite(SATP, satp);
`,
      to: `  if (m.csrRead(SATP) === 0) m.csrWrite(SATP, satp);
`,
    },
  ],
  shortest: 1,
};
