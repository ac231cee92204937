import type { Mutant } from "../../mutant.ts";

export const grantIsNotMasked: Mutant = {
  name: "grantIsNotMasked",
  family: "mapping",
  says: "A granted page keeps all its rights, whatever the item says.",
  story: "A moved mapping is the same mapping, and so one moves its entry as it is.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: `  const frame = frameOfNode(m, node);
  removeLeaf(m, node);
  installLeaf(m, node, task, page, frame, rights);`,
      to: `  const frame = frameOfNode(m, node);
  const all = rightsOfNode(m, node);
  removeLeaf(m, node);
  installLeaf(m, node, task, page, frame, all);`,
    },
  ],
  shortest: 3,
};
