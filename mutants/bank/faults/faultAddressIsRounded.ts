import type { Mutant } from "../../mutant.ts";

export const faultAddressIsRounded: Mutant = {
  name: "faultAddressIsRounded",
  family: "faults",
  says: "A page-fault message has the address of the page, not that of the access.",
  story: "A pager maps pages. One that emulates a device needs the address.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "  setMessageWord(m, tcb, 0, address);",
      to: "  setMessageWord(m, tcb, 0, (address >>> 12) * 4096);",
    },
  ],
  shortest: 2,
};
