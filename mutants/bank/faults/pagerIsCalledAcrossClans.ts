import type { Mutant } from "../../mutant.ts";

export const pagerIsCalledAcrossClans: Mutant = {
  name: "pagerIsCalledAcrossClans",
  family: "faults",
  says: "A page fault in another clan goes straight to the pager, past the chiefs.",
  story: "The kernel speaks for the thread and uses its own look-up, which asks no clans.",
  claim: "clansPassOnlyThroughTheirChief",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "const partner = partnerFor(m, tcb, idOf(m, pager));",
      to: "const partner = pager;",
    },
    {
      file: "impl/parts/pagerCall.ts",
      from: `import { partnerFor } from "./clans.ts";
`,
      to: "",
    },
  ],
  shortest: 4,
};
