import type { Mutant } from "../../mutant.ts";

export const pagerIsAskedForAnew: Mutant = {
  name: "pagerIsAskedForAnew",
  family: "faults",
  says:
    "A fault call whose pager was changed meanwhile waits for the new pager's answer to the " +
    "old one's message.",
  story:
    "The pager is a field of the TCB, always at hand; whom the message went to is not. The " +
    "old pager answers into the void.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "const source = isIpc ? registerOf(m, receiver, A2) : messageToOf(m, receiver);",
      to: "const source = isIpc ? registerOf(m, receiver, A2) : pagerOf(m, receiver);",
    },
    {
      file: "impl/parts/receive.ts",
      from: `  partnerOf,
  PURPOSE_IPC,`,
      to: `  pagerOf,
  partnerOf,
  PURPOSE_IPC,`,
    },
  ],
  shortest: 6,
};
