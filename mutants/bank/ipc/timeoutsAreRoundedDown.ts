import type { Mutant } from "../../mutant.ts";

export const timeoutsAreRoundedDown: Mutant = {
  name: "timeoutsAreRoundedDown",
  family: "ipc",
  says: "A part of a tick at the end of a timeout is dropped.",
  story:
    "Integer division rounds down, and a timeout must not end early. Any timeout below a " +
    "tick becomes zero, which then blocks.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "  if (remainder !== 0) low",
      to: "  if (remainder >= tickMicros) low",
    },
  ],
  shortest: 1,
};
