import type { Mutant } from "../../mutant.ts";

export const sleeperAcceptsASender: Mutant = {
  name: "sleeperAcceptsASender",
  family: "ipc",
  says: "A thread that waits for itself, that is, sleeps, takes any message.",
  story:
    "A closed wait for oneself is X.2's way to sleep. Taken for a special case, it must be " +
    "one everywhere.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "return waitsOpenly(m, receiver) || partnerOf(m, receiver) === from;",
      to: `const partner = partnerOf(m, receiver);
  return waitsOpenly(m, receiver) || partner === from || partner === idOf(m, receiver);`,
    },
  ],
  shortest: 4,
};
