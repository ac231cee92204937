import type { Mutant } from "../../mutant.ts";

export const sumIsIgnored: Mutant = {
  name: "sumIsIgnored",
  family: "hardware",
  says: "S mode reads pages of U mode without SUM.",
  story: "SUM was once the other way round, and called PUM.",
  claim: "rightsAreByModeAndAccess",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: '(access === "fetch" || (mstatus & MSTATUS_SUM) === 0)',
      to: 'access === "fetch"',
    },
  ],
};
