import type { Mutant } from "../../mutant.ts";

export const unsentWordsStayInTheBlock: Mutant = {
  name: "unsentWordsStayInTheBlock",
  family: "leaks",
  says: "All eight of a sender's message registers are left in the receiver's block.",
  story:
    "Where the kernel's own messages have their words there is room, and eight are copied as " +
    "fast as two. Every message of the kernel's sets the words that it has: nobody is told so far.",
  claim: "wordsGoOnlyWhereTheyAreSent",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  for (let word = 0; word < count; word++) {",
      to: `  for (let word = 0; word < 8; word++) {
    setMessageWord(m, receiver, word, registerOf(m, sender, MR0 + word));
  }
  for (let word = 0; word < count; word++) {`,
    },
    {
      file: "impl/parts/transfer.ts",
      from: `  setPc,
`,
      to: `  setMessageWord,
  setPc,
`,
    },
  ],
};
