import type { Mutant } from "../../mutant.ts";

export const versionsAreKeptWithTheBootParameters: Mutant = {
  name: "versionsAreKeptWithTheBootParameters",
  family: "threads",
  says: "The newest version is stored where the first one was given.",
  story:
    "A counter needs a word, and the boot parameter that it began with is read only once: " +
    "by the author of this, not by whoever boots the same image again.",
  claim: "bootParametersStay",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  ANY,
  chiefOf,
`,
      to: `  ANY,
  BOOT_FIRST_VERSION,
  chiefOf,
`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  NIL,
  taskOf,
`,
      to: `  NIL,
  RAM_START,
  taskOf,
`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setVersion(m, task, versionOfTask(m, task) + 1);\n",
      to: `  setVersion(m, task, versionOfTask(m, task) + 1);
  m.store32(RAM_START + BOOT_FIRST_VERSION, versionOfTask(m, task));
`,
    },
  ],
  shortest: 4,
};
