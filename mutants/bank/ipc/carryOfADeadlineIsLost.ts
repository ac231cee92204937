import type { Mutant } from "../../mutant.ts";

export const carryOfADeadlineIsLost: Mutant = {
  name: "carryOfADeadlineIsLost",
  family: "ipc",
  says: "A deadline beyond the wrap of the clock's low word lies in the past.",
  story: "The low words are added, and the high words; the carry between them is not.",
  claim: "noDeadlineOutlivesItsRendezvous",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "u32(nowHighOf(m) + high + carry)",
      to: "u32(nowHighOf(m) + high)",
    },
  ],
  shortest: 1,
};
