import type { Mutant } from "../../mutant.ts";

export const exceptionCountsNineWords: Mutant = {
  name: "exceptionCountsNineWords",
  family: "faults",
  says: "The message of an exception says that it has nine words.",
  story: "Eight words and the tag are nine registers, which is what the author of this counted.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/faults.ts",
      from: "tagOf(LABEL_EXCEPTION, 8, 0)",
      to: "tagOf(LABEL_EXCEPTION, 9, 0)",
    },
  ],
  shortest: 2,
};
