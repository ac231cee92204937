import type { Mutant } from "../../mutant.ts";

export const idleTrapIsTakenForAUsers: Mutant = {
  name: "idleTrapIsTakenForAUsers",
  family: "machine",
  says: "After idling the registers of the idle loop are saved into the first thread's TCB.",
  story:
    "Whom to save is asked of the record, which says nobody; a null pointer made harmless " +
    "by a default is worse than one that traps.",
  claim: "aStepWritesOnlyWhatItsTaskMayWrite",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  if (cameFromUser(m)) saveContext(m, currentOf(m));",
      to: "  saveContext(m, currentOf(m) === 0 ? threadAt(m, 0) : currentOf(m));",
    },
    {
      file: "impl/kernel.ts",
      from: "import { currentOf, firstTickOf, pcOf, registerOf, setNowLow, setPc }",
      to: "import { currentOf, firstTickOf, pcOf, registerOf, setNowLow, setPc, threadAt }",
    },
  ],
  shortest: 3,
};
