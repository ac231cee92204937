import type { Mutant } from "../../mutant.ts";

export const anybodySpeaksForAnybody: Mutant = {
  name: "anybodySpeaksForAnybody",
  family: "ipc",
  says: "With p, any thread speaks in any name.",
  story:
    "Propagation was for threads that trust each other. Without the test for who stands " +
    "between, a name on a message says nothing any more.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: "  if (standsBetween(m, caller, other, destination)) setSpeaksFor",
      to: "  setSpeaksFor",
    },
  ],
  shortest: 1,
};
