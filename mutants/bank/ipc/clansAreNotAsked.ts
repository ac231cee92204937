import type { Mutant } from "../../mutant.ts";

export const clansAreNotAsked: Mutant = {
  name: "clansAreNotAsked",
  family: "ipc",
  says: "Any thread reaches any other, whatever their chiefs.",
  story:
    "Clans are a test on every message that passes in every ordinary system, so that " +
    "leaving it out is noticed by nobody but the one it should have stopped.",
  claim: "clansPassOnlyThroughTheirChief",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: "return findThread(m, nearestTo(m, idOf(m, tcb), id));",
      to: "return findThread(m, id);",
    },
  ],
  shortest: 4,
};
