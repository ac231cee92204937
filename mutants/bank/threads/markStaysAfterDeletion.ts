import type { Mutant } from "../../mutant.ts";

export const markStaysAfterDeletion: Mutant = {
  name: "markStaysAfterDeletion",
  family: "threads",
  says: "A task number keeps the mark of its deletion.",
  story: "The next deletion of anybody takes it along.",
  claim: "deletionLeavesNoMark",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `  setMark(m, task, 0);
`,
      to: "",
    },
  ],
  shortest: 3,
};
