import type { Mutant } from "../../mutant.ts";

export const twIsIgnored: Mutant = {
  name: "twIsIgnored",
  family: "hardware",
  says: "WFI is legal in S mode under TW.",
  story: "A timeout of zero and one without end are both allowed; only the first traps.",
  claim: "privilegedInstructionsAreRefusedBelow",
  edits: [
    {
      file: "machine/isa/privileged.ts",
      from: "{ inSupervisorMode: MSTATUS_TW }, (p) => p.waitForInterrupt()",
      to: "{ inSupervisorMode: 0 }, (p) => p.waitForInterrupt()",
    },
  ],
};
