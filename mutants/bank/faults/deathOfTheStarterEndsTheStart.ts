import type { Mutant } from "../../mutant.ts";

export const deathOfTheStarterEndsTheStart: Mutant = {
  name: "deathOfTheStarterEndsTheStart",
  family: "faults",
  says: "A thread that awaits its start from somebody who dies becomes ready.",
  story: "It begins at address 0, with nobody having told it to.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `  if (purpose === PURPOSE_START) return false;
`,
      to: "",
    },
    {
      file: "impl/parts/interruptIpc.ts",
      from: `    case PURPOSE_START:
      break;
`,
      to: `    case PURPOSE_START:
      becomeReady(m, tcb);
      break;
`,
    },
  ],
  shortest: 4,
};
