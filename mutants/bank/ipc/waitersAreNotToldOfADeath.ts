import type { Mutant } from "../../mutant.ts";

export const waitersAreNotToldOfADeath: Mutant = {
  name: "waitersAreNotToldOfADeath",
  family: "ipc",
  says: "When a thread dies, those in a closed wait for it go on waiting.",
  story:
    "Pollers stand in a queue of the one who dies and are easily found. Waiters stand " +
    "nowhere: to find them means to search all threads, and it is tempting not to.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `  tellWaiters(m);
`,
      to: "",
    },
  ],
  shortest: 4,
};
