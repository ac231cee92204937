import type { Mutant } from "../../mutant.ts";

export const fastCsrsHaveNoModes: Mutant = {
  name: "fastCsrsHaveNoModes",
  family: "hardware",
  says: "The fast interpreter lets U mode write the trap registers of S mode.",
  story: "Predecoded code is kept by page of RAM: another mode may execute it.",
  claim: "csrsHaveModes",
  edits: [
    {
      file: "machine/fast/interpreter.ts",
      from: `case 53: /* SWAP_CSR */
          if ((x[MODE_AT] as number) < ((w >>> 18) & 31)) { exit = "slow"; break turn; }`,
      to: "case 53: /* SWAP_CSR */",
    },
  ],
};
