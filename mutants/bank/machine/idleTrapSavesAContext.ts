import type { Mutant } from "../../mutant.ts";

export const idleTrapSavesAContext: Mutant = {
  name: "idleTrapSavesAContext",
  family: "machine",
  says: "A trap that finds the machine idle saves the registers of a thread that is none.",
  story:
    "Every trap begins with saving. Idle is the one from the kernel itself, and it looks " +
    "like one from a user.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  if (cameFromUser(m)) saveContext(m, currentOf(m));",
      to: "  saveContext(m, currentOf(m));",
    },
  ],
  shortest: 3,
};
