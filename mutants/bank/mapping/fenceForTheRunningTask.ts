import type { Mutant } from "../../mutant.ts";

export const fenceForTheRunningTask: Mutant = {
  name: "fenceForTheRunningTask",
  family: "mapping",
  says: "A page that is unmapped is fenced in the space of the running task.",
  story: "Unmapping reaches into other tasks. The ASID at hand is that of satp.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `  setShadow(m, entry, 0);
  fenceLeaf(m, task, page);
`,
      to: `  setShadow(m, entry, 0);
  if (isInMegapage(m, task, page)) splitMegapage(m, task, page);
  m.fence(u32(page << LOG2_PAGE_BYTES), bits(m.csrRead(SATP), 30, 22));
`,
    },
    {
      file: "impl/parts/space.ts",
      from: 'import { u32 } from "../../lib/u32.ts";',
      to: 'import { bits, u32 } from "../../lib/u32.ts";',
    },
    {
      file: "impl/parts/space.ts",
      from: 'import type { TrapPort } from "../../machine/index.ts";',
      to: 'import { SATP, type TrapPort } from "../../machine/index.ts";',
    },
  ],
  shortest: 5,
};
