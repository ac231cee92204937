import type { Mutant } from "../../mutant.ts";

export const newSpaceSharesItsMakersTables: Mutant = {
  name: "newSpaceSharesItsMakersTables",
  family: "mapping",
  says: "A new task's root table begins as a copy of its maker's.",
  story:
    "Kernels that live in every address space copy their part of the root table into each " +
    "new one. Copied whole, it has the maker's own pages in it too.",
  claim: "tablesBelongToOneSpace",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  priorityOf,\n" + "  registerOf,\n",
      to:
        "  priorityOf,\n" +
        "  pteOf,\n" +
        "  registerOf,\n" +
        "  rootEntryAt,\n" +
        "  rootTableOf,\n",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setOwner,\n" + "  setRegister,\n",
      to: "  setOwner,\n" + "  setPte,\n" + "  setRegister,\n",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  sliceOf,\n" + "  tasksOf,\n",
      to: "  sliceOf,\n" + "  TABLE_ENTRIES,\n" + "  tasksOf,\n",
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setRootTable(m, task, takeTable(m));\n",
      to:
        "  setRootTable(m, task, takeTable(m));\n" +
        "  for (let entry = 0; entry < TABLE_ENTRIES; entry++) {\n" +
        "    const page = entry * TABLE_ENTRIES;\n" +
        "    const pte = pteOf(m, rootEntryAt(rootTableOf(m, mine), page));\n" +
        "    if (pte !== 0) setPte(m, rootEntryAt(rootTableOf(m, task), page), pte);\n" +
        "  }\n",
    },
  ],
};
