import type { Mutant } from "../../mutant.ts";

export const outOfMemoryGoesOn: Mutant = {
  name: "outOfMemoryGoesOn",
  family: "mapping",
  says: "After a page for which there is no memory the next item is tried.",
  story:
    "The error is remembered, the loop goes on; a grant needs no node, and so later pages " +
    "arrive although the message has ended.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  const end = untypedOf(tag) + typedOf(tag);
  for (let word = untypedOf(tag); word < end; word = word + 2) {
    const first`,
      to: `  const end = untypedOf(tag) + typedOf(tag);
  let failed = 0;
  for (let word = untypedOf(tag); word < end; word = word + 2) {
    const first`,
    },
    {
      file: "impl/parts/items.ts",
      from: `      if (code !== 0) return code;
    }
  }
  return 0;`,
      to: `      if (code !== 0) failed = code;
    }
  }
  return failed;`,
    },
  ],
  shortest: 6,
};
