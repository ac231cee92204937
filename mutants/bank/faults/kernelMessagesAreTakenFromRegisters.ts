import type { Mutant } from "../../mutant.ts";

export const kernelMessagesAreTakenFromRegisters: Mutant = {
  name: "kernelMessagesAreTakenFromRegisters",
  family: "faults",
  says: "The words of a page-fault message that had to queue are the thread's own message registers.",
  story:
    "A polling sender's message lies in its registers; the kernel's does not, and was " +
    "delivered right when the pager was waiting.",
  claim: "noMessageIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `  if (purposeOf(m, sender) === PURPOSE_IPC) return registerOf(m, sender, MR0 + word);
  return messageWordOf(m, sender, word);`,
      to: `  if (purposeOf(m, sender) !== PURPOSE_EXCEPTION) return registerOf(m, sender, MR0 + word);
  return messageWordOf(m, sender, word);`,
    },
  ],
  shortest: 2,
};
