import type { Mutant } from "../../mutant.ts";

export const mappedFramesAreCleared: Mutant = {
  name: "mappedFramesAreCleared",
  family: "mapping",
  says: "A page is filled with zeros when it is mapped on.",
  story:
    "An allocator clears what it hands out, so that nobody reads what another left there. " +
    "But map shares a page; it does not allocate one.",
  claim: "onlyNamedMemoryChanges",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "import type { TrapPort }",
      to: `import { u32 } from "../../lib/u32.ts";
import type { TrapPort }`,
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "  const node = takeNode(m);\n",
      to: `  const node = takeNode(m);
  const start = u32(frameOfNode(m, source) << 12);
  for (let offset = 0; offset < 4096; offset = offset + 4) m.store32(start + offset, 0);
`,
    },
  ],
  shortest: 2,
};
