import type { Mutant } from "../../mutant.ts";

export const mappingBackTurnsTheDerivationRound: Mutant = {
  name: "mappingBackTurnsTheDerivationRound",
  family: "mapping",
  says: "Whoever maps a page back over the one it was derived from becomes its parent.",
  story:
    "The last who mapped a page decides about it, so the node moves under it. But the new " +
    "parent hangs from the node: the two hold each other, and no root holds them.",
  claim: "derivationsFormAForest",
  edits: [
    {
      file: "impl/parts/mapPages.ts",
      from: "isRoot, revokeDerived }",
      to: "isRoot, reparent, revokeDerived }",
    },
    {
      file: "impl/parts/mappingTree.ts",
      from: "function unlinkFromParent(",
      to: `/** Post: the node is a child of \`parent\`, with all that is derived from it. */
export function reparent(m: TrapPort, parent: number, node: number): void {
  unlinkFromParent(m, node);
  addChild(m, parent, node);
}

function unlinkFromParent(`,
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "    if (isDerivedFrom(m, source, occupant)) return 0;",
      to: `    if (isDerivedFrom(m, source, occupant)) {
      if (!grants) reparent(m, source, occupant);
      return 0;
    }`,
    },
  ],
  shortest: 4,
};
