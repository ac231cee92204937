import type { Mutant } from "../../mutant.ts";

export const mretKeepsMprv: Mutant = {
  name: "mretKeepsMprv",
  family: "hardware",
  says: "mret leaves MPRV set on the way to a lower mode.",
  story: "Privileged specification 1.12 added the rule; QEMU 7.2 has this bug.",
  claim: "returnsDropMprv",
  edits: [
    {
      file: "machine/hart/trap.ts",
      from: "const clears = mode === MACHINE_MODE ? MACHINE_STACK : MACHINE_STACK | csr.MSTATUS_MPRV;",
      to: "const clears = MACHINE_STACK;",
    },
  ],
};
