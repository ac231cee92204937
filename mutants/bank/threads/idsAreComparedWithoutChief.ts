import type { Mutant } from "../../mutant.ts";

export const idsAreComparedWithoutChief: Mutant = {
  name: "idsAreComparedWithoutChief",
  family: "threads",
  says: "An id names a thread whatever chief it says.",
  story:
    "The chief follows from the task, so why compare it? Because an id with another chief " +
    "was given out in another life of the number.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/ids.ts",
      from: "return idOf(m, tcb) === id ? tcb : 0;",
      to: "return (idOf(m, tcb) ^ id) << 8 === 0 ? tcb : 0;",
    },
  ],
  shortest: 1,
};
