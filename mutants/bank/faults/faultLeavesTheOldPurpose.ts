import type { Mutant } from "../../mutant.ts";

export const faultLeavesTheOldPurpose: Mutant = {
  name: "faultLeavesTheOldPurpose",
  family: "faults",
  says: "A fault whose pager is waiting is sent as though the thread had called ipc.",
  story: "The purpose is set when the thread polls, and a thread whose pager is there does not.",
  claim: "noTwoLiveThreadsShareAnId",
  edits: [
    {
      file: "impl/parts/pagerCall.ts",
      from: `  setPurpose(m, tcb, purpose);
`,
      to: "",
    },
  ],
  shortest: 2,
};
