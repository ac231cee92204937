import type { Mutant } from "../../mutant.ts";

export const sumAllowsFetches: Mutant = {
  name: "sumAllowsFetches",
  family: "hardware",
  says: "S mode executes pages of U mode under SUM.",
  story: "SUM is for loads and stores; QEMU 7.2 has this bug.",
  claim: "rightsAreByModeAndAccess",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: '(access === "fetch" || (mstatus & MSTATUS_SUM) === 0)',
      to: "(mstatus & MSTATUS_SUM) === 0",
    },
  ],
};
