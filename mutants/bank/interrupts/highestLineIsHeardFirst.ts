import type { Mutant } from "../../mutant.ts";

export const highestLineIsHeardFirst: Mutant = {
  name: "highestLineIsHeardFirst",
  family: "interrupts",
  says: "Of several pending lines the highest is heard first.",
  story: "The search for a bit goes from the top, as that of the ready queues does.",
  claim: "linesRelation",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "  let found = 0;\n  while (bit(word, found) === 0) found = found + 1;",
      to: "  let found = 31;\n  while (bit(word, found) === 0) found = found - 1;",
    },
    {
      file: "impl/parts/lines.ts",
      from: "    asking = u32(asking & (asking - 1));",
      to: "    asking = u32(asking & ~(1 << line));",
    },
    {
      file: "impl/parts/lines.ts",
      from: "    lines = u32(lines & (lines - 1));",
      to: "    lines = u32(lines & ~(1 << line));",
    },
    {
      file: "impl/parts/lineOwners.ts",
      from: "    attached = u32(attached & (attached - 1));",
      to: "    attached = u32(attached & ~(1 << line));",
    },
  ],
  shortest: 5,
};
