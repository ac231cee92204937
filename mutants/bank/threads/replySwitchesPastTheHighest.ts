import type { Mutant } from "../../mutant.ts";

export const replySwitchesPastTheHighest: Mutant = {
  name: "replySwitchesPastTheHighest",
  family: "threads",
  says: "A blocking ipc runs the receiver of its message even if somebody higher is ready.",
  story:
    "The direct switch is what makes L4's IPC fast, and it goes past the scheduler. With " +
    "three priorities it goes past the wrong one.",
  claim: "theRunningThreadIsOfTheHighestPriority",
  edits: [
    {
      file: "impl/parts/schedule.ts",
      from: `    if (priorityOf(m, madeReady) >= highestReadyPriority(m)) {
      setCurrent(m, madeReady);
      return;
    }`,
      to: `    setCurrent(m, madeReady);
    return;`,
    },
  ],
  shortest: 4,
};
