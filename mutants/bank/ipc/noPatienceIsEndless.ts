import type { Mutant } from "../../mutant.ts";

export const noPatienceIsEndless: Mutant = {
  name: "noPatienceIsEndless",
  family: "ipc",
  says: "A transfer timeout of zero waits for the partner's pager.",
  story:
    "Zero is tested where phases begin. In the middle of a transfer it becomes a deadline " +
    "like any other.",
  claim: "noDeadlineOutlivesItsRendezvous",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: "  if (isZeroTimeout(patience)) {",
      to: "  if (patience === 0xffff) {",
    },
  ],
  shortest: 2,
};
