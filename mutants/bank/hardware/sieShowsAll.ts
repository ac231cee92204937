import type { Mutant } from "../../mutant.ts";

export const sieShowsAll: Mutant = {
  name: "sieShowsAll",
  family: "hardware",
  says: "sie shows and changes what is not delegated.",
  story: "sie is a view of mie through mideleg, and most kernels delegate everything.",
  claim: "supervisorRegistersAreViews",
  edits: [
    {
      file: "machine/hart/supervisorCsrs.ts",
      from: 'view("sie", csr.SIE, MIE_WORD, delegated)',
      to: 'view("sie", csr.SIE, MIE_WORD, () => 0x222)',
    },
  ],
};
