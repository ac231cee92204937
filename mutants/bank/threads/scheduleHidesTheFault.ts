import type { Mutant } from "../../mutant.ts";

export const scheduleHidesTheFault: Mutant = {
  name: "scheduleHidesTheFault",
  family: "threads",
  says: "thread_schedule reports a thread within a page fault as in an IPC of its own.",
  story: "A pager's debugger sees a client wait, and not why.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/threadSchedule.ts",
      from: "return state + WITHIN_PAGE_FAULT;",
      to: "return state;",
    },
  ],
  shortest: 4,
};
