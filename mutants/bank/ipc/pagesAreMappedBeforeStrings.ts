import type { Mutant } from "../../mutant.ts";

export const pagesAreMappedBeforeStrings: Mutant = {
  name: "pagesAreMappedBeforeStrings",
  family: "ipc",
  says: "Map and grant items go over before the strings are copied.",
  story:
    "Items are handled in one loop before the long work. When the copy is aborted, pages have " +
    "moved that belong to a message which never arrived.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  beginTransfer(m, sender, receiver);\n",
      to: `  moveItems(m, sender, receiver, sentTagOf(m, sender));
  beginTransfer(m, sender, receiver);
`,
    },
  ],
  shortest: 2,
};
