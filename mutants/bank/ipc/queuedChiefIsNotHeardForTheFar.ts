import type { Mutant } from "../../mutant.ts";

export const queuedChiefIsNotHeardForTheFar: Mutant = {
  name: "queuedChiefIsNotHeardForTheFar",
  family: "ipc",
  says: "A closed receive from out of reach does not find what the chief has queued.",
  story: "The waiting side was taught to hear through others, and the search in the queue not.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "const sender = partnerFor(m, receiver, source);",
      to: "const sender = findThread(m, source);",
    },
  ],
  shortest: 8,
};
