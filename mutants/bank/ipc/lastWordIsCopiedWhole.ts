import type { Mutant } from "../../mutant.ts";

export const lastWordIsCopiedWhole: Mutant = {
  name: "lastWordIsCopiedWhole",
  family: "ipc",
  says: "The last bytes of a string are copied as a whole word.",
  story:
    "The loop over words tests whether anything is left, not whether a word is. Up to three " +
    "bytes behind the string are overwritten.",
  claim: "framesRelation",
  edits: [
    {
      file: "impl/parts/copyBytes.ts",
      from: "    while (done + WORD_BYTES <= count) {",
      to: "    while (done < count) {",
    },
  ],
  shortest: 6,
};
