import type { Mutant } from "../../mutant.ts";

export const newTaskHasTheMcpThatItAsks: Mutant = {
  name: "newTaskHasTheMcpThatItAsks",
  family: "threads",
  says: "A new task's mcp is what its maker says, even if it is above its own.",
  story:
    "A minimum forgotten. A task of low mcp makes one with 255, and lets that one raise its " +
    "priority.",
  claim: "mcpNeverGrowsDownTheChiefChain",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "mcp < mcpOf(m, mine) ? mcp : mcpOf(m, mine)",
      to: "mcp < 255 ? mcp : 255",
    },
  ],
  shortest: 4,
};
