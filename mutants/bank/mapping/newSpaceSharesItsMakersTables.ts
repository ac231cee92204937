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
      from: `  priorityOf,
  registerOf,
`,
      to: `  priorityOf,
  pteOf,
  registerOf,
  rootEntryAt,
  rootTableOf,
`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  setOwner,
  setRegister,
`,
      to: `  setOwner,
  setPte,
  setRegister,
`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: `  sliceOf,
  tasksOf,
`,
      to: `  sliceOf,
  TABLE_ENTRIES,
  tasksOf,
`,
    },
    {
      file: "impl/syscalls/taskNew.ts",
      from: "  setRootTable(m, task, takeTable(m));\n",
      to: `  setRootTable(m, task, takeTable(m));
  for (let entry = 0; entry < TABLE_ENTRIES; entry++) {
    const page = entry * TABLE_ENTRIES;
    const pte = pteOf(m, rootEntryAt(rootTableOf(m, mine), page));
    if (pte !== 0) setPte(m, rootEntryAt(rootTableOf(m, task), page), pte);
  }
`,
    },
  ],
  shortest: 3,
};
