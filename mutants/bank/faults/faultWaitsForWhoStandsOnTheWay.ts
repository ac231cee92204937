import type { Mutant } from "../../mutant.ts";

export const faultWaitsForWhoStandsOnTheWay: Mutant = {
  name: "faultWaitsForWhoStandsOnTheWay",
  family: "faults",
  says: "A page fault that went through a chief waits for that chief, not for its pager.",
  story: "The thread waits for whom it polled on. For a pager in reach that is the pager.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: ": messageToOf(m, receiver);",
      to: ": partnerOf(m, receiver);",
    },
    {
      file: "impl/parts/pagerCall.ts",
      from: `  setPurpose(m, tcb, purpose);
`,
      to: `  setPurpose(m, tcb, purpose);
  setPartner(m, tcb, idOf(m, partner));
`,
    },
    {
      file: "impl/parts/pagerCall.ts",
      from: `  setMessageWord,
`,
      to: `  setMessageWord,
  setPartner,
`,
    },
    {
      file: "impl/parts/receive.ts",
      from: `  messageToOf,
`,
      to: "",
    },
  ],
  shortest: 4,
};
