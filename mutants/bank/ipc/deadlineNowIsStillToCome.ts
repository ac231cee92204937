import type { Mutant } from "../../mutant.ts";

export const deadlineNowIsStillToCome: Mutant = {
  name: "deadlineNowIsStillToCome",
  family: "ipc",
  says: "A deadline fires at the tick after it, not at its own.",
  story:
    "Less-than for less-or-equal. Every timeout lasts a tick longer, and one of a single " +
    "tick, two.",
  claim: "noDeadlineOutlivesItsRendezvous",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "return deadlineLowOf(m, head) <= nowLowOf(m) ? head : 0;",
      to: "return deadlineLowOf(m, head) < nowLowOf(m) ? head : 0;",
    },
  ],
  shortest: 2,
};
