import type { Mutant } from "../../mutant.ts";

export const zeroTimeoutBlocks: Mutant = {
  name: "zeroTimeoutBlocks",
  family: "ipc",
  says: "A timeout of zero is a deadline like any other: at the next tick.",
  story:
    "Zero means not at all, not very soon. A server that answers with a zero timeout, so " +
    "that no client can hold it up, is held up by each for a tick.",
  claim: "noDeadlineOutlivesItsRendezvous",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "  return timeout !== TIMEOUT_NEVER && mantissaOf(timeout) === 0;",
      to: "  return timeout !== TIMEOUT_NEVER && timeout === 0xffff;",
    },
  ],
  shortest: 1,
};
