import type { Mutant } from "../../mutant.ts";

export const transferIsCancelled: Mutant = {
  name: "transferIsCancelled",
  family: "ipc",
  says: "lthread_ex_regs ends a transfer as it ends any ipc, with code 3.",
  story: "Code 3 promises that nothing has moved. Here something has, and there is a partner.",
  claim: "blocksSayNothingInVain",
  edits: [
    {
      file: "impl/parts/interruptIpc.ts",
      from: `  if (transferPartnerOf(m, tcb) !== 0) abortTransfer(m, tcb, ERROR_ABORTED, ERROR_ABORTED);
  else if (state`,
      to: "  if (state",
    },
  ],
  shortest: 4,
};
