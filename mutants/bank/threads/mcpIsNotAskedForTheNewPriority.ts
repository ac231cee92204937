import type { Mutant } from "../../mutant.ts";

export const mcpIsNotAskedForTheNewPriority: Mutant = {
  name: "mcpIsNotAskedForTheNewPriority",
  family: "threads",
  says: "thread_schedule sets any priority.",
  story: "The other half of the test. One call, and a client runs before its server.",
  claim: "prioritiesAreSetOnlyUpToTheSettersMcp",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: "(priority < 1 || priority > mcp)",
      to: "(priority < 1 || priority > 255)",
    },
  ],
  shortest: 4,
};
