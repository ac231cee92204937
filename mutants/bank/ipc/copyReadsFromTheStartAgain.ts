import type { Mutant } from "../../mutant.ts";

export const copyReadsFromTheStartAgain: Mutant = {
  name: "copyReadsFromTheStartAgain",
  family: "ipc",
  says: "After a fault a string is read from its start again and written behind what was copied.",
  story:
    "The position is kept for the receiver, and the sender's side is set up afresh: what " +
    "arrives has the right length and the wrong end.",
  claim: "framesRelation",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: "    const address = stringByteAt(m, sender, registerOf(m, sender, A1), copied);",
      to: `    const behind = copied - transferCopiedOf(m, sender);
    const address = stringByteAt(m, sender, registerOf(m, sender, A1), behind);`,
    },
  ],
  shortest: 6,
};
