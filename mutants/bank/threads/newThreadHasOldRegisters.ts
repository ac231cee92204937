import type { Mutant } from "../../mutant.ts";

export const newThreadHasOldRegisters: Mutant = {
  name: "newThreadHasOldRegisters",
  family: "threads",
  says: "A new thread starts with the registers of one that died in the same TCB.",
  story:
    "A TCB that is given back is cleared from its id on: its registers are set by whoever has it " +
    "next, it was thought. Only sp and ip are. The rest belonged to another task.",
  claim: "freeThreadBlocksAreZero",
  edits: [
    {
      file: "impl/parts/pools.ts",
      from: "for (let offset = 0; offset < THREAD_BYTES; offset += 4)",
      to: "for (let offset = 0x80; offset < THREAD_BYTES; offset += 4)",
    },
  ],
  shortest: 2,
};
