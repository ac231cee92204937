import type { Mutant } from "../../mutant.ts";

export const emptyTableIsKept: Mutant = {
  name: "emptyTableIsKept",
  family: "mapping",
  says: "A page table stays when its last page goes.",
  story:
    "It would be needed again soon, and is lost when the task dies. The pool is empty after " +
    "some thousand tasks.",
  claim: "rootTablesCountTheirLeaves",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  if (leavesOfShadow(left) !== 0) return;
  const leaf`,
      to: `  if (left >= 0) return;
  const leaf`,
    },
  ],
  shortest: 3,
};
