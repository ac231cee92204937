import type { Mutant } from "../../mutant.ts";

export const faultWindowIsThatOfTheLastCall: Mutant = {
  name: "faultWindowIsThatOfTheLastCall",
  family: "faults",
  says: "A fault call has the receive window that lies in the thread's registers.",
  story:
    "The pager's page is cut off, and the thread faults again, if a4 happens to hold no flexpage.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "const window = isIpc ? registerOf(m, receiver, A4) : COMPLETE;",
      to: "const window = registerOf(m, receiver, A4);",
    },
    {
      file: "impl/parts/receive.ts",
      from: `  COMPLETE,
`,
      to: "",
    },
  ],
  shortest: 2,
};
