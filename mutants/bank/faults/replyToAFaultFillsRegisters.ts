import type { Mutant } from "../../mutant.ts";

export const replyToAFaultFillsRegisters: Mutant = {
  name: "replyToAFaultFillsRegisters",
  family: "faults",
  says: "The words of a pager's answer land in the message registers of the thread that faulted.",
  story:
    "A fault is not a call: the thread does not know that it happened, and its registers " +
    "are in use.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `  if (purposeOf(m, receiver) === PURPOSE_IPC) {
    copyWords`,
      to: `  if (purposeOf(m, receiver) !== PURPOSE_EXCEPTION) {
    copyWords`,
    },
  ],
  shortest: 3,
};
