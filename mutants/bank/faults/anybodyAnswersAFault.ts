import type { Mutant } from "../../mutant.ts";

export const anybodyAnswersAFault: Mutant = {
  name: "anybodyAnswersAFault",
  family: "faults",
  says: "A thread within a page fault takes a message from anybody for its pager's answer.",
  story:
    "Kernel and user wait by the same code; that the kernel's wait is always closed is a " +
    "parameter that gets lost. Whoever sends maps pages into the complete space.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;",
      to: `  if (purposeOf(m, tcb) === PURPOSE_PAGE_FAULT) return true;
  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;`,
    },
    {
      file: "impl/parts/transfer.ts",
      from: `  PURPOSE_IPC,
  PURPOSE_START,`,
      to: `  PURPOSE_IPC,
  PURPOSE_PAGE_FAULT,
  PURPOSE_START,`,
    },
  ],
  shortest: 5,
};
