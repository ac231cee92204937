import type { Mutant } from "../../mutant.ts";

export const cLuiIsUnsigned: Mutant = {
  name: "cLuiIsUnsigned",
  family: "hardware",
  says: "c.lui and c.li take their immediate as unsigned.",
  story: "Six bits with a sign look like five with a flag.",
  claim: "compressedMeansTheLongOne",
  edits: [
    {
      file: "machine/isa/compressedFormats.ts",
      from: `    [6, 2, 0],
  ],
  "signed",
);
const shift`,
      to: `    [6, 2, 0],
  ],
  "unsigned",
);
const shift`,
    },
  ],
};
