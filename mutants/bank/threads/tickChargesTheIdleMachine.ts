import type { Mutant } from "../../mutant.ts";

export const tickChargesTheIdleMachine: Mutant = {
  name: "tickChargesTheIdleMachine",
  family: "threads",
  says: "A tick charges the running thread even if there is none.",
  story:
    "The pointer to the running thread is null in the one situation that a busy test never has.",
  claim: "everyTrapEnds",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: `  if (running === 0) {
    reschedule(m);
    return;
  }
`,
      to: "",
    },
  ],
  shortest: 3,
};
