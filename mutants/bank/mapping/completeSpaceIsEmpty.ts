import type { Mutant } from "../../mutant.ts";

export const completeSpaceIsEmpty: Mutant = {
  name: "completeSpaceIsEmpty",
  family: "mapping",
  says: "The complete space, as a flexpage, has no pages.",
  story: "Its end is 2³², which is 0 in a word: the loop over it ends before it begins.",
  claim: "unmapRevokesEverythingDerived",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  const end = first + (1 << log2Pages);
  return`,
      to: `  const end = (first + (1 << log2Pages)) & 0xf_ffff;
  return`,
    },
  ],
  shortest: 2,
};
