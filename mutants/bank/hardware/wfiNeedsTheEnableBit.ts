import type { Mutant } from "../../mutant.ts";

export const wfiNeedsTheEnableBit: Mutant = {
  name: "wfiNeedsTheEnableBit",
  family: "hardware",
  says: "WFI goes on only when an interrupt is taken.",
  story: "It wakes by mie alone: mstatus.MIE says nothing about waking.",
  claim: "waitingEndsWithAnInterrupt",
  edits: [
    {
      file: "machine/machine.ts",
      from: "if (hart[WAITING] !== WAITING_IN_WFI || unmaskedInterrupts(this.memory) === 0) return false;",
      to: "if (hart[WAITING] !== WAITING_IN_WFI || interruptToTake(this.memory) === undefined) return false;",
    },
  ],
};
