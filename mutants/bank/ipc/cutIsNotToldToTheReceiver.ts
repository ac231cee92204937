import type { Mutant } from "../../mutant.ts";

export const cutIsNotToldToTheReceiver: Mutant = {
  name: "cutIsNotToldToTheReceiver",
  family: "ipc",
  says: "The receiver of a message that was cut sees no error bit in its tag.",
  story:
    "The error word says it as well, but who tests the bit, as one does on a fast path, " +
    "uses items that are not there.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "code === 0 ? received : u32(received | TAG_ERROR)",
      to: "received",
    },
  ],
  shortest: 2,
};
