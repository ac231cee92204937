import type { Mutant } from "../../mutant.ts";

export const deathOfAFarPagerIsForgotten: Mutant = {
  name: "deathOfAFarPagerIsForgotten",
  family: "faults",
  says: "A fault on its way to a pager in another clan polls on after that has died.",
  story:
    "Who dies tells those in its queue and those who wait for it. This one stands in a " +
    "chief's queue, who lives.",
  claim: "pollersPollTheLiving",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "return purposeOf(m, tcb) !== PURPOSE_IPC;",
      to: "return false;",
    },
  ],
  shortest: 17,
};
