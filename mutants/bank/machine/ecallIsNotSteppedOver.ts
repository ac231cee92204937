import type { Mutant } from "../../mutant.ts";

export const ecallIsNotSteppedOver: Mutant = {
  name: "ecallIsNotSteppedOver",
  family: "machine",
  says: "A thread resumes at its ecall, not behind it.",
  story:
    "mepc is the address of the ecall itself; other processors save the one behind. The " +
    "thread calls for ever.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/kernel.ts",
      from: `  setPc(m, caller, u32(ecall + INSTRUCTION_BYTES));
`,
      to: "",
    },
  ],
  shortest: 1,
};
