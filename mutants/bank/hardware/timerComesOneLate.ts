import type { Mutant } from "../../mutant.ts";

export const timerComesOneLate: Mutant = {
  name: "timerComesOneLate",
  family: "hardware",
  says: "The timer is pending only when mtime is greater than mtimecmp.",
  story: "At least or more than: one instruction in the middle of millions.",
  claim: "interruptsHaveAnOrder",
  edits: [
    {
      file: "machine/hart/interrupts.ts",
      from: "mtimeOf(memory) >= mtimecmpOf(memory)",
      to: "mtimeOf(memory) > mtimecmpOf(memory)",
    },
  ],
};
