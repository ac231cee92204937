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
      from: "  ANY,\n" + "  chiefOf,\n",
      to: "  ANY,\n" + "  BOOT_FIRST_VERSION,\n" + "  chiefOf,\n",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  NIL,\n" + "  taskOf,\n",
      to: "  NIL,\n" + "  RAM_START,\n" + "  taskOf,\n",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setVersion(m, task, versionOfTask(m, task) + 1);\n",
      to:
        "  setVersion(m, task, versionOfTask(m, task) + 1);\n" +
        "  m.store32(RAM_START + BOOT_FIRST_VERSION, versionOfTask(m, task));\n",
    },
  ],
};
