import type { Mutant } from "../../mutant.ts";

export const anyAsAPagerIsEverybody: Mutant = {
  name: "anyAsAPagerIsEverybody",
  family: "faults",
  says: "A thread with the pager −1 that awaits its start takes the message of anybody.",
  story:
    "A closed wait for the id any is an open one, unless it is said on whose behalf the " +
    "thread waits.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;",
      to: "return partnerOf(m, tcb) === ANY;",
    },
  ],
  shortest: 3,
};
