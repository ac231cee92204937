import type { Mutant } from "../../mutant.ts";

export const callToThePagerEndsSomeDay: Mutant = {
  name: "callToThePagerEndsSomeDay",
  family: "faults",
  says: "A call to a pager that does not listen yet ends after the longest timeout that there is.",
  story: "The largest number was taken for never, which is zero.",
  claim: "theKernelsCallsHaveNoDeadline",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: "becomePolling(m, tcb, partner, purpose, TIMEOUT_NEVER);",
      to: "becomePolling(m, tcb, partner, purpose, 0x7fff);",
    },
    {
      file: "impl/parts/pagerCall.ts",
      from: `import { LABEL_PAGE_FAULT, tagOf, TIMEOUT_NEVER } from`,
      to: `import { LABEL_PAGE_FAULT, tagOf } from`,
    },
  ],
  shortest: 2,
};
