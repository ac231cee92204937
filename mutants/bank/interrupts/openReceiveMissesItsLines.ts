import type { Mutant } from "../../mutant.ts";

export const openReceiveMissesItsLines: Mutant = {
  name: "openReceiveMissesItsLines",
  family: "interrupts",
  says: "An open receive that begins to wait does not see lines that were pending before it.",
  story:
    "Interrupts are expected to come while the driver waits; one that came earlier is left " +
    "where it is.",
  claim: "noOwnerWaitsWhileItsLineIsPending",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  const hearsLines = isOpen || isInterruptId(source);\n",
      to: `  const waits = queueHeadOf(m, receiver) === 0 && !isZeroTimeout(timeout);
  const hearsLines = (isOpen && !waits) || isInterruptId(source);
`,
    },
  ],
  shortest: 4,
};
