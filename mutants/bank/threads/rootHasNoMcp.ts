import type { Mutant } from "../../mutant.ts";

export const rootHasNoMcp: Mutant = {
  name: "rootHasNoMcp",
  family: "threads",
  says: "Root's mcp is that of σ0.",
  story: "Both are made by the same function at boot.",
  claim: "tasksRelation",
  edits: [
    {
      file: "impl/parts/boot.ts",
      from: "createFirstTask(m, TASK_ROOT, ROOT_MCP, sigma0);",
      to: "createFirstTask(m, TASK_ROOT, 0, sigma0);",
    },
    {
      file: "impl/parts/boot.ts",
      from: `  ROOT_MCP,
`,
      to: "",
    },
  ],
  shortest: 0,
};
