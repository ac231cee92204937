import type { Mutant } from "../../mutant.ts";

export const refusedTaskNewSetsThePager: Mutant = {
  name: "refusedTaskNewSetsThePager",
  family: "threads",
  says: "A task_new that is refused gives the first thread of the task it names another pager.",
  story:
    "The pager was entered as soon as the task was found to be the caller's child: what is made " +
    "anew has it already. Whether the id is stale, or no version is left, is asked later.",
  claim: "aStepWritesOnlyWhatItsTaskMayWrite",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  const pager = registerOf(m, caller, A4);\n",
      to: `  const pager = registerOf(m, caller, A4);
  const named = taskOf(id);
  if (isActive(m, named) && chiefOfTask(m, named) === taskOfThread(m, caller) && pager !== NIL)
    setPager(m, lthreadTcbOf(m, named, 0), pager);
`,
    },
    { file: "impl/syscalls/taskNew.ts", from: "  idOf,\n", to: "  idOf,\n  lthreadTcbOf,\n" },
    { file: "impl/syscalls/taskNew.ts", from: "  setOwner,\n", to: "  setOwner,\n  setPager,\n" },
  ],
  shortest: 3,
};
