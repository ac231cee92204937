import type { Mutant } from "../../mutant.ts";

export const stringsAreWholeWords: Mutant = {
  name: "stringsAreWholeWords",
  family: "ipc",
  says: "The length of a string is rounded up to words.",
  story: "Bytes that the sender did not offer go over with the last ones that it did.",
  claim: "noMessageIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/strings.ts",
      from: "  return itemKindOf(first) === ITEM_STRING ? stringLengthOf(first) : 0;",
      to: "  return itemKindOf(first) === ITEM_STRING ? ((stringLengthOf(first) + 3) >>> 2) * 4 : 0;",
    },
  ],
  shortest: 3,
};
