import type { Mutant } from "../../mutant.ts";

export const chiefIsNotHeardForTheFar: Mutant = {
  name: "chiefIsNotHeardForTheFar",
  family: "ipc",
  says: "A thread that waits for somebody out of reach hears nobody.",
  story:
    "The id waited for is compared with the sender's, as ever. An answer that comes " +
    "across a border never has that id.",
  claim: "aReplyWithZeroTimeoutReachesItsCaller",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: `  return partnerFor(m, receiver, source) === sender;
`,
      to: `  return false;
`,
    },
  ],
  shortest: 5,
};
