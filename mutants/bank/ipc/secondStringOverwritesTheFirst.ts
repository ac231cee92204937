import type { Mutant } from "../../mutant.ts";

export const secondStringOverwritesTheFirst: Mutant = {
  name: "secondStringOverwritesTheFirst",
  family: "ipc",
  says: "The second string of a message is laid where the first was.",
  story:
    "The offset in the string is taken for the offset in the buffer: they are the same in " +
    "every message of one string.",
  claim: "stringsArriveAsTheyWere",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: "    const target = u32(registerOf(m, receiver, A5) + copied);",
      to: `    const end = copied + stringBytesLeftAt(m, sender, registerOf(m, sender, A1), copied);
    const isLast = end >= goal;
    const target = u32(registerOf(m, receiver, A5) + (isLast && end === goal && goal > 4 ? copied % 4 : copied));`,
    },
  ],
};
