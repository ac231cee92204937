import type { Mutant } from "../../mutant.ts";

export const tvmIsIgnored: Mutant = {
  name: "tvmIsIgnored",
  family: "hardware",
  says: "TVM does not take satp from S mode.",
  story: "A bit for hypervisors; without one nothing sets it.",
  claim: "privilegedInstructionsAreRefusedBelow",
  edits: [
    {
      file: "machine/hart/csrs.ts",
      from: `  if (number === csr.SATP && (memory.word(MSTATUS_WORD) & csr.MSTATUS_TVM) !== 0) return false;
`,
      to: "",
    },
  ],
};
