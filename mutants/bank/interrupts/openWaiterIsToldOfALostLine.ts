import type { Mutant } from "../../mutant.ts";

export const openWaiterIsToldOfALostLine: Mutant = {
  name: "openWaiterIsToldOfALostLine",
  family: "interrupts",
  says: "A thread that waits openly gets 2 when it loses a line.",
  story: "Every waiting owner is told, though an open receive has no partner to lose.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === line;",
      to: "  return purposeOf(m, tcb) === PURPOSE_IPC && line !== 0;",
    },
  ],
  shortest: 6,
};
