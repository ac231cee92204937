import type { Mutant } from "../../mutant.ts";

export const lbIsUnsigned: Mutant = {
  name: "lbIsUnsigned",
  family: "hardware",
  says: "lb does not extend the sign.",
  story: "lb and lbu differ in one bit of the word and in nothing for ASCII.",
  claim: "loadsExtendAsTheirNameSays",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: 'load("lb",  0x0000_0003, 1, (loaded) => signExtend(loaded, 8))',
      to: 'load("lb",  0x0000_0003, 1, (loaded) => loaded)',
    },
  ],
};
