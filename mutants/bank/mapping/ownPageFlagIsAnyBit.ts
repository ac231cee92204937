import type { Mutant } from "../../mutant.ts";

export const ownPageFlagIsAnyBit: Mutant = {
  name: "ownPageFlagIsAnyBit",
  family: "mapping",
  says: "Any bit in a1 of fpage_unmap means the own page too.",
  story:
    "Not zero is not the same as bit 0. The others are free until they get a meaning, and " +
    "then old kernels unmap.",
  claim: "unmapTouchesNothingElse",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "bit(registerOf(m, caller, A1), 0) === 1",
      to: "registerOf(m, caller, A1) !== 0",
    },
  ],
  shortest: 3,
};
