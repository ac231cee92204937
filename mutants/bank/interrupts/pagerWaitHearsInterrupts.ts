import type { Mutant } from "../../mutant.ts";

export const pagerWaitHearsInterrupts: Mutant = {
  name: "pagerWaitHearsInterrupts",
  family: "interrupts",
  says: "A thread that waits for its pager hears an interrupt instead.",
  story:
    "A waiting thread is a waiting thread; that the kernel waits on its behalf is not " +
    "looked at.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from:
        "  if (stateOf(m, tcb) !== STATE_WAITING || purposeOf(m, tcb) !== PURPOSE_IPC) return false;\n" +
        "  return partnerOf(m, tcb) === ANY || partnerOf(m, tcb) === line;",
      to:
        "  if (stateOf(m, tcb) !== STATE_WAITING) return false;\n" +
        "  if (purposeOf(m, tcb) !== PURPOSE_IPC) return partnerOf(m, tcb) !== ANY;\n" +
        "  return partnerOf(m, tcb) === ANY || partnerOf(m, tcb) === line;",
    },
  ],
  shortest: 7,
};
