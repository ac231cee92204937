import type { Mutant } from "../../mutant.ts";

export const linesAreFirstComeFirstServed: Mutant = {
  name: "linesAreFirstComeFirstServed",
  family: "interrupts",
  says: "Any thread attaches any line that is free.",
  story: "Older kernels of this family gave a line to whoever came first.",
  claim: "linesBelongToWhoHasTheDevice",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "  if (!mayOwn(m, tcb, line)) return false;\n  setLineOwner",
      to: "  setLineOwner",
    },
  ],
  shortest: 2,
};
