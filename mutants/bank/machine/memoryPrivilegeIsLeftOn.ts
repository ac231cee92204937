import type { Mutant } from "../../mutant.ts";

export const memoryPrivilegeIsLeftOn: Mutant = {
  name: "memoryPrivilegeIsLeftOn",
  family: "machine",
  says: "mstatus keeps MPRV when the machine idles.",
  story:
    "The bit lets M mode load and store with a user's rights, for copying. Left on, the " +
    "kernel's next access goes where the last user could.",
  claim: "noPrivilegeIsLeftOver",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: "m.csrWrite(MSTATUS, MSTATUS_MIE);",
      to: "m.csrWrite(MSTATUS, MSTATUS_MIE | (1 << 17));",
    },
  ],
  shortest: 2,
};
