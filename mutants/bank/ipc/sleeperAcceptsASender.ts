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
      from: "  return waitsOpenly(m, receiver) ||",
      to: `  if (partnerOf(m, receiver) === idOf(m, receiver)) return true;
  return waitsOpenly(m, receiver) ||`,
    },
  ],
  shortest: 2,
};
