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
      file: "impl/parts/strings.ts",
      from: "/** How many bytes of its string are left at byte `n`.",
      to: `/** Where byte \`n\` lies in its own string. */
export function offsetInString(m: TrapPort, sender: number, tag: number, n: number): number {
  let word = untypedOf(tag);
  let before = 0;
  while (n >= before + lengthAt(m, sender, word)) {
    before = before + lengthAt(m, sender, word);
    word = word + 2;
  }
  return n - before;
}

/** How many bytes of its string are left at byte \`n\`.`,
    },
    {
      file: "impl/parts/copying.ts",
      from: "import { stringByteAt, stringBytesLeftAt } from",
      to: "import { offsetInString, stringByteAt, stringBytesLeftAt } from",
    },
    {
      file: "impl/parts/copying.ts",
      from: "    const target = u32(registerOf(m, receiver, A5) + copied);",
      to: `    const offset = offsetInString(m, sender, registerOf(m, sender, A1), copied);
    const target = u32(registerOf(m, receiver, A5) + offset);`,
    },
  ],
  shortest: 3,
};
