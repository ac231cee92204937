import type { Mutant } from "../../mutant.ts";

export const deadlineOutlivesTheFault: Mutant = {
  name: "deadlineOutlivesTheFault",
  family: "ipc",
  says: "A fault that was answered leaves its deadline behind.",
  story:
    "The copy has gone on and met another fault long since, when the time for the first one " +
    "comes to its end.",
  claim: "theTimeoutListHoldsExactlyTheDeadlines",
  edits: [
    {
      file: "impl/parts/transferState.ts",
      from: "  clearDeadline(m, transferPartner(m, tcb));\n",
      to: "",
    },
    {
      file: "impl/parts/transferState.ts",
      from: `import { clearDeadline } from "./timeouts.ts";
`,
      to: "",
    },
  ],
  shortest: 10,
};
