import type { Mutant } from "../../mutant.ts";

export const modesOfCsrsAreNotAsked: Mutant = {
  name: "modesOfCsrsAreNotAsked",
  family: "hardware",
  says: "S and U mode touch the registers of M mode.",
  story: "In M mode, where firmware is tried out, nothing is missing.",
  claim: "csrsHaveModes",
  edits: [
    {
      file: "machine/hart/csrs.ts",
      from: "return mode >= modeOfCsr(number) && counterIsEnabled",
      to: "return counterIsEnabled",
    },
  ],
};
