import type { Mutant } from "../../mutant.ts";

export const onlyOneDeadlineFiresAtATick: Mutant = {
  name: "onlyOneDeadlineFiresAtATick",
  family: "ipc",
  says: "A tick lets the first expired deadline fire; others wait for the next tick.",
  story: "An if where a while should be. Tests with one timeout at a time pass.",
  claim: "noDeadlineOutlivesItsRendezvous",
  edits: [
    {
      file: "impl/parts/clock.ts",
      from: "  while (expired !== 0) {",
      to: "  if (expired !== 0) {",
    },
  ],
  shortest: 4,
};
