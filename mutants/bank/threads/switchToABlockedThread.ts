import type { Mutant } from "../../mutant.ts";

export const switchToABlockedThread: Mutant = {
  name: "switchToABlockedThread",
  family: "threads",
  says: "thread_switch to a thread that is not ready runs it.",
  story:
    "The destination is an id and was looked up; that it can run was taken for granted. It " +
    "returns from a system call that is not over.",
  claim: "theRunningThreadIsReady",
  edits: [
    {
      file: "impl/syscalls/threadSwitch.ts",
      from: "destination !== 0 && isReady(m, destination)",
      to: "destination !== 0",
    },
  ],
  shortest: 2,
};
