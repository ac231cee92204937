import type { Mutant } from "../../mutant.ts";

export const faultAddressIsTheIp: Mutant = {
  name: "faultAddressIsTheIp",
  family: "faults",
  says: "A page-fault message has the ip as the address.",
  story: "For a fetch they are the same. mepc and mtval are neighbours.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/kernel.ts",
      from: "pageFault(m, caller, cause, m.csrRead(MTVAL));",
      to: "pageFault(m, caller, cause, pcOf(m, caller));",
    },
  ],
  shortest: 2,
};
