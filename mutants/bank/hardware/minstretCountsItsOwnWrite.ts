import type { Mutant } from "../../mutant.ts";

export const minstretCountsItsOwnWrite: Mutant = {
  name: "minstretCountsItsOwnWrite",
  family: "hardware",
  says: "An instruction that sets minstret is counted by it.",
  story: "The manual says in a note that it is not; QEMU 7.2 has this bug.",
  claim: "countersCount",
  edits: [
    {
      file: "machine/hart/hart.ts",
      from: `    if (csr === MINSTRET || csr === MINSTRETH) discountThisInstruction(this.memory, instretCounter);
`,
      to: "",
    },
  ],
};
