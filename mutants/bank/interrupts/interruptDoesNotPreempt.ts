import type { Mutant } from "../../mutant.ts";

export const interruptDoesNotPreempt: Mutant = {
  name: "interruptDoesNotPreempt",
  family: "interrupts",
  says: "An interrupt makes its driver ready, and whoever runs goes on though it is lower.",
  story: "The end of the handler is a return to where it came from.",
  claim: "theRunningThreadIsOfTheHighestPriority",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "  hearDevices(m);\n  reschedule(m);",
      to: "  hearDevices(m);\n  if (currentOf(m) === 0) reschedule(m);",
    },
  ],
  shortest: 4,
};
