import type { Mutant } from "../../mutant.ts";

export const mprvIsIgnored: Mutant = {
  name: "mprvIsIgnored",
  family: "hardware",
  says: "MPRV lends no mode.",
  story: "Only the trap handlers of a kernel in M mode use it.",
  claim: "translationAddsTheOffset",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: "return isLent ? (mstatus >>> MSTATUS_MPP_SHIFT) & 3 : this.memory.word(MODE);",
      to: "return isLent && mstatus === 0 ? 0 : this.memory.word(MODE);",
    },
  ],
};
