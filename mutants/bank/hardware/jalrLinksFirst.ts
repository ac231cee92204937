import type { Mutant } from "../../mutant.ts";

export const jalrLinksFirst: Mutant = {
  name: "jalrLinksFirst",
  family: "hardware",
  says: "jalr sets rd before it reads its base.",
  story: "Only where both are the same register does the order of the two lines matter.",
  claim: "jumpsLink",
  edits: [
    {
      file: "machine/isa/rv32i.ts",
      from: `    p.jump((p.read(rs1Of(word)) + immediateI(word)) & ~1);
    p.set(rdOf(word), p.next);`,
      to: `    p.set(rdOf(word), p.next);
    p.jump((p.read(rs1Of(word)) + immediateI(word)) & ~1);`,
    },
  ],
};
