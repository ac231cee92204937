import type { Mutant } from "../../mutant.ts";

export const userSeesSupervisorPages: Mutant = {
  name: "userSeesSupervisorPages",
  family: "hardware",
  says: "U mode gets at pages of S mode.",
  story: "The U bit forbids in one direction, and a kernel checks the other.",
  claim: "rightsAreByModeAndAccess",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: `    if (!isUsers) return false;
`,
      to: `    if (!isUsers) return access !== "fetch";
`,
    },
  ],
};
