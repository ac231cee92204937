import type { Mutant } from "../../mutant.ts";

export const chainOfChiefsIsOneLonger: Mutant = {
  name: "chainOfChiefsIsOneLonger",
  family: "threads",
  says: "A task at the greatest depth may make one below it.",
  story: "Less-than for less-or-equal; the walk up the chain is bounded by a constant elsewhere.",
  claim: "chiefsFormATree",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "depthOf(m, taskOfThread(m, caller)) + 1 > depthMaxOf(m)",
      to: "depthOf(m, taskOfThread(m, caller)) > depthMaxOf(m)",
    },
  ],
  shortest: 2,
};
