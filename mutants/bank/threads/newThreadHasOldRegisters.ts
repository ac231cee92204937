import type { Mutant } from "../../mutant.ts";

export const newThreadHasOldRegisters: Mutant = {
  name: "newThreadHasOldRegisters",
  family: "threads",
  says: "A new thread starts with the registers of one that died in the same TCB.",
  story:
    "TCBs are recycled, and their registers are set by the user anyhow: only sp and ip are. " +
    "The rest belonged to another task.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/threads.ts",
      from: `  for (let register = 1; register < REGISTERS_END; register++) setRegister(m, tcb, register, 0);
`,
      to: "",
    },
  ],
  shortest: 6,
};
