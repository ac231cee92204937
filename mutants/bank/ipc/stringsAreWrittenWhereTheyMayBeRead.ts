import type { Mutant } from "../../mutant.ts";

export const stringsAreWrittenWhereTheyMayBeRead: Mutant = {
  name: "stringsAreWrittenWhereTheyMayBeRead",
  family: "ipc",
  says: "A string buffer may lie in a page that the receiver can only read.",
  story:
    "The source is tested, the destination is assumed. Shared pages that were given out " +
    "without w are written through the kernel.",
  claim: "onlyNamedMemoryChanges",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: `target, WRITE);
    if (to`,
      to: `target, READ);
    if (to`,
    },
  ],
  shortest: 7,
};
