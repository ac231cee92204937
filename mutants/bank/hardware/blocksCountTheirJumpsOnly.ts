import type { Mutant } from "../../mutant.ts";

export const blocksCountTheirJumpsOnly: Mutant = {
  name: "blocksCountTheirJumpsOnly",
  family: "hardware",
  says: "Translated code counts one step for each block, however many it has.",
  story: "Blocks are counted, where instructions should be.",
  claim: "translatedIsStepByStep",
  edits: [
    {
      file: "machine/translate/compile.ts",
      from: `    code.constant(block.steps.length);
    code.emit(op.i32Sub);`,
      to: `    code.constant(1);
    code.emit(op.i32Sub);`,
    },
  ],
};
