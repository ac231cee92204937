import type { Mutant } from "../../mutant.ts";

export const versionWraps: Mutant = {
  name: "versionWraps",
  family: "threads",
  says: "A number whose versions are used up can be made active once more.",
  story: "Off by one at the end of ten bits: version 1024 is version 0 of the next thread.",
  claim: "idsNameTheirThreads",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "versionOfTask(m, task) >= VERSION_MAX",
      to: "versionOfTask(m, task) > VERSION_MAX",
    },
  ],
  shortest: 3,
};
