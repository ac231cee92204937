import type { Mutant } from "../../mutant.ts";

export const fenceReadsValues: Mutant = {
  name: "fenceReadsValues",
  family: "hardware",
  says: "A register that holds 0 means all, as x0 does.",
  story: "The register's number decides; its value is nearer at hand.",
  claim: "theFenceInstructionTakesRegisterNumbers",
  edits: [
    {
      file: "machine/isa/privileged.ts",
      from: "const asid = rs2Of(word) === 0 ? undefined : p.read(rs2Of(word));",
      to: "const asid = p.read(rs2Of(word)) === 0 ? undefined : p.read(rs2Of(word));",
    },
  ],
};
