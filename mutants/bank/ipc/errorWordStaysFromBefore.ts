import type { Mutant } from "../../mutant.ts";

export const errorWordStaysFromBefore: Mutant = {
  name: "errorWordStaysFromBefore",
  family: "ipc",
  says: "A message that arrives well leaves the receiver's error word as it was.",
  story:
    "Zero need not be written, one thinks, because the register was zero at the call; but " +
    "it held the source.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  setRegister(m, receiver, A2, code === 0 ? 0 : errorWordOf(PHASE_RECEIVE, code));",
      to: "  if (code !== 0) setRegister(m, receiver, A2, errorWordOf(PHASE_RECEIVE, code));",
    },
  ],
  shortest: 2,
};
