import type { Mutant } from "../../mutant.ts";

export const codeIsNotDecodedAgain: Mutant = {
  name: "codeIsNotDecodedAgain",
  family: "hardware",
  says: "The fast interpreter executes what stood there before a store.",
  story: "The page keeps its code when its bytes change.",
  claim: "atOnceIsStepByStep",
  edits: [
    {
      file: "machine/fast/codePages.ts",
      from: `    code.fill(0, first, Math.min(PAGE_BYTES, first + 8));
`,
      to: "",
    },
  ],
};
