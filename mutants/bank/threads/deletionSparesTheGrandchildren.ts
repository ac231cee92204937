import type { Mutant } from "../../mutant.ts";

export const deletionSparesTheGrandchildren: Mutant = {
  name: "deletionSparesTheGrandchildren",
  family: "threads",
  says: "A task is deleted with the tasks that it made, but not with those that these made.",
  story: "One level down is easy: chief = me. The rest needs a recursion or a mark.",
  claim: "chiefsFormATree",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `    if (member === top) return true;
    member = chiefOf(m, member);`,
      to: "    return member === top || chiefOf(m, member) === top;",
    },
  ],
  shortest: 11,
};
