import type { Mutant } from "../../mutant.ts";

export const deletedNumberKeepsItsMcp: Mutant = {
  name: "deletedNumberKeepsItsMcp",
  family: "threads",
  says: "The number of a deleted task keeps the mcp that the task had.",
  story:
    "task_new sets the mcp anew, so that the old one seems to do no harm until somebody reads it.",
  claim: "inactiveNumbersAreOnlyOwned",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: "  setMcp(m, task, 0);\n",
      to: "",
    },
  ],
  shortest: 3,
};
