import type { Mutant } from "../../mutant.ts";

export const sliceOfAnyLengthIsAccepted: Mutant = {
  name: "sliceOfAnyLengthIsAccepted",
  family: "threads",
  says: "thread_schedule accepts slices above 65535.",
  story: "A slice without end in one call.",
  claim: "everySliceHasTimeLeft",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: "(slice >= 1 && slice <= SLICE_MAX)",
      to: "slice >= 1",
    },
  ],
  shortest: 2,
};
