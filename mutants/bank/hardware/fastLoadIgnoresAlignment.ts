import type { Mutant } from "../../mutant.ts";

export const fastLoadIgnoresAlignment: Mutant = {
  name: "fastLoadIgnoresAlignment",
  family: "hardware",
  says: "The fast interpreter loads from misaligned addresses.",
  story: "One comparison checks page and alignment; the mask of a word has two bits more.",
  claim: "misalignedAccessesTrap",
  edits: [
    {
      file: "machine/fast/interpreter.ts",
      from: "if (readTags[t] !== (at & (PAGE | 3)))",
      to: "if (readTags[t] !== (at & PAGE))",
    },
  ],
};
