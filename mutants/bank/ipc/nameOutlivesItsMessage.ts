import type { Mutant } from "../../mutant.ts";

export const nameOutlivesItsMessage: Mutant = {
  name: "nameOutlivesItsMessage",
  family: "ipc",
  says: "After a message in another's name the sender keeps that name.",
  story: "The name is set where it is needed and cleared nowhere. The next message has it too.",
  claim: "blocksSayNothingInVain",
  edits: [
    {
      file: "impl/parts/threadState.ts",
      from: `  setPartner(m, tcb, 0);
  setSpeaksFor(m, tcb, 0);
`,
      to: `  setPartner(m, tcb, 0);
`,
    },
  ],
  shortest: 3,
};
