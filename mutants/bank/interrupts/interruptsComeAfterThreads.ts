import type { Mutant } from "../../mutant.ts";

export const interruptsComeAfterThreads: Mutant = {
  name: "interruptsComeAfterThreads",
  family: "interrupts",
  says: "An open receive takes a thread of its queue before a pending line.",
  story: "The queue is looked at first, because it is at hand; the controller is far away.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  const hearsLines = isOpen || isInterruptId(source);\n",
      to: "  const hearsLines = isOpen ? queueHeadOf(m, receiver) === 0 : isInterruptId(source);\n",
    },
  ],
  shortest: 5,
};
