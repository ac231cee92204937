import type { Mutant } from "../../mutant.ts";

export const switchNeverGoesDown: Mutant = {
  name: "switchNeverGoesDown",
  family: "threads",
  says: "thread_switch to a thread of lower priority does not run it.",
  story: "The scheduler is called at the end of every call, and this one, alone, must not.",
  claim: "scheduleRelation",
  edits: [
    {
      file: "impl/syscalls/threadSwitch.ts",
      from: `    switchTo(m, destination);
    return;`,
      to: `    switchTo(m, destination);
    reschedule(m);
    return;`,
    },
    {
      file: "impl/syscalls/threadSwitch.ts",
      from: "import { isReady, runFirst, switchTo }",
      to: "import { isReady, reschedule, runFirst, switchTo }",
    },
  ],
  shortest: 3,
};
