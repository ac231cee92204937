import type { Mutant } from "../../mutant.ts";

export const fastLhIsUnsigned: Mutant = {
  name: "fastLhIsUnsigned",
  family: "hardware",
  says: "The fast interpreter's lh does not extend the sign.",
  story: "What is fast is written twice, and the second time from memory.",
  claim: "loadsExtendAsTheirNameSays",
  edits: [
    {
      file: "machine/fast/interpreter.ts",
      from: "x[d] = ((halves[(at + (readOffsets[t] as number)) >>> 1] as number) << 16) >> 16; break;",
      to: "x[d] = halves[(at + (readOffsets[t] as number)) >>> 1] as number; break;",
    },
  ],
};
