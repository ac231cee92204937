// The ISA table: every instruction of the machine, once. An extension is one more list here.

import type { Instruction } from "./instruction.ts";
import { privilegedInstructions } from "./privileged.ts";
import { rv32a } from "./rv32a.ts";
import { rv32c } from "./rv32c.ts";
import { rv32i } from "./rv32i.ts";
import { rv32m } from "./rv32m.ts";
import { zicsr } from "./zicsr.ts";

export const isa: readonly Instruction[] = [
  ...rv32i,
  ...rv32m,
  ...rv32a,
  ...rv32c,
  ...zicsr,
  ...privilegedInstructions,
];
