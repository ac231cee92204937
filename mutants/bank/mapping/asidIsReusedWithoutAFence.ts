import type { Mutant } from "../../mutant.ts";

export const asidIsReusedWithoutAFence: Mutant = {
  name: "asidIsReusedWithoutAFence",
  family: "mapping",
  says: "A task that is deleted is not fenced at all; its successor has the same ASID.",
  story:
    "No fence page by page, since one for the whole ASID comes at the end; and that one was " +
    "forgotten. The new task reads the memory of the dead one.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setShadow(m, entry, 0);
  fenceLeaf(m, task, page);
`,
      to: `  setShadow(m, entry, 0);
  const isDying = markOf(m, task) === 1;
  if (!isDying) fenceLeaf(m, task, page);
`,
    },
    {
      file: "impl/parts/space.ts",
      from: `  setPte(m, rootEntry, 0);
  m.fenceAsid(task);
  giveBackTable`,
      to: `  setPte(m, rootEntry, 0);
  if (!isDying) m.fenceAsid(task);
  giveBackTable`,
    },
    {
      file: "impl/parts/space.ts",
      from: `  LOG2_PAGES_PER_ROOT_ENTRY,
  nodePageOf,`,
      to: `  LOG2_PAGES_PER_ROOT_ENTRY,
  markOf,
  nodePageOf,`,
    },
    {
      file: "impl/parts/tasks.ts",
      from: `  m.fenceAsid(task);
`,
      to: "",
    },
  ],
  shortest: 8,
};
