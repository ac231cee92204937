import type { Mutant } from "../../mutant.ts";

export const addresseeIsNotTold: Mutant = {
  name: "addresseeIsNotTold",
  family: "ipc",
  says: "The receiver of a redirected message is not told for whom it was.",
  story:
    "The register is an argument that outlives most calls, and a chief with one child " +
    "need not look: it can only be for that one.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `    setRegister(m, receiver, A3, addresseeOf(m, sender));
`,
      to: "",
    },
  ],
  shortest: 2,
};
