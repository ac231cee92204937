import type { Mutant } from "../../mutant.ts";

export const trapVectorIsNotSet: Mutant = {
  name: "trapVectorIsNotSet",
  family: "machine",
  says: "The kernel does not say where traps go.",
  story:
    "A boot loader has set mtvec to something that works, and so it has always worked. What it is " +
    "after a reset, the architecture leaves open.",
  claim: "trapsGoToTheKernel",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  m.csrWrite(MTVEC, TRAP_ENTRY);\n",
      to: "",
    },
  ],
  shortest: 0,
};
