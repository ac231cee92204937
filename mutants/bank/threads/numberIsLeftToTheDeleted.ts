import type { Mutant } from "../../mutant.ts";

export const numberIsLeftToTheDeleted: Mutant = {
  name: "numberIsLeftToTheDeleted",
  family: "threads",
  says: "Whether the heir of a number lives is asked before the task is deleted.",
  story:
    "The arguments are checked first, as they should be; but what is checked dies with the " +
    "task, if the heir is in its clan.",
  claim: "inactiveNumbersHaveALivingOwner",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  const task = taskOf(id);
  if (activeOf(m, task) === 1) deleteClan(m, task, taskOfThread(m, caller));
  if (pager === NIL) handOver(m, caller, id);`,
      to: `  const task = taskOf(id);
  const heir = registerOf(m, caller, A1);
  const heirLives = isActive(m, taskOf(heir)) && isCurrent(m, heir);
  if (activeOf(m, task) === 1) deleteClan(m, task, taskOfThread(m, caller));
  if (pager === NIL) handOver(m, caller, id, heirLives);`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "function handOver(m: TrapPort, caller: number, id: number): void {",
      to: "function handOver(m: TrapPort, caller: number, id: number, heirLives: boolean): void {",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  const heirLives = isActive(m, taskOf(heir)) && isCurrent(m, heir);
  setOwner`,
      to: "  setOwner",
    },
  ],
  shortest: 3,
};
