import type { Mutant } from "../../mutant.ts";

export const noDirectSwitch: Mutant = {
  name: "noDirectSwitch",
  family: "threads",
  says: "A blocking ipc runs the first ready thread, not the receiver of its message.",
  story:
    "The scheduler knows best, but the manual promises the receiver: its data is in the " +
    "cache, and its sender waits for it.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/parts/schedule.ts",
      from: "  if (madeReady !== 0 && isReady(m, madeReady) && !isReady(m, currentOf(m))) {",
      to: "  if (madeReady !== 0 && madeReady === currentOf(m)) {",
    },
  ],
  shortest: 3,
};
