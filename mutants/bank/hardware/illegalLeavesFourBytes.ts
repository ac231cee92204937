import type { Mutant } from "../../mutant.ts";

export const illegalLeavesFourBytes: Mutant = {
  name: "illegalLeavesFourBytes",
  family: "hardware",
  says: "mtval of an illegal short instruction has the two bytes behind it as well.",
  story:
    "A fetch brings four bytes, and whether two of them are the instruction's is known only after decoding.",
  claim: "trapsSayWhyAndWhere",
  edits: [
    {
      file: "machine/hart/hart.ts",
      from: "return this.trap(CAUSE_ILLEGAL_INSTRUCTION, length === 4 ? word : word & 0xffff);",
      to: "return this.trap(CAUSE_ILLEGAL_INSTRUCTION, word | (length << 16));",
    },
  ],
};
