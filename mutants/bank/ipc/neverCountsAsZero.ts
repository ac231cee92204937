import type { Mutant } from "../../mutant.ts";

export const neverCountsAsZero: Mutant = {
  name: "neverCountsAsZero",
  family: "ipc",
  says: "A timeout of never, whose mantissa is zero too, is taken for zero.",
  story:
    "Both have m = 0; the exponent tells them apart. Every blocking call fails at once, as " +
    "do the kernel's own calls to pagers.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/timeouts.ts",
      from: "return timeout !== TIMEOUT_NEVER && mantissaOf(timeout) === 0;",
      to: "return mantissaOf(timeout) === 0;",
    },
  ],
  shortest: 1,
};
