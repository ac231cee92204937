import type { Mutant } from "../../mutant.ts";

export const tsrTakesSfence: Mutant = {
  name: "tsrTakesSfence",
  family: "hardware",
  says: "TSR takes sfence.vma away, and TVM does not.",
  story: "TVM, TW and TSR are three neighbours.",
  claim: "privilegedInstructionsAreRefusedBelow",
  edits: [
    {
      file: "machine/isa/privileged.ts",
      from: "{ inSupervisorMode: MSTATUS_TVM }",
      to: "{ inSupervisorMode: MSTATUS_TSR }",
    },
  ],
};
