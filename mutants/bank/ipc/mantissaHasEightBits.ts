import type { Mutant } from "../../mutant.ts";

export const mantissaHasEightBits: Mutant = {
  name: "mantissaHasEightBits",
  family: "ipc",
  says: "The mantissa of a timeout is read as eight bits.",
  story:
    "L4 version 2 had eight bits there and X.2 has ten. A constant copied from the older " +
    "manual works for all short timeouts.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "const MANTISSA_BITS = 10;",
      to: "const MANTISSA_BITS = 8;",
    },
  ],
  shortest: 1,
};
