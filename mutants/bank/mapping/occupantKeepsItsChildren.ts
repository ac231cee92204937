import type { Mutant } from "../../mutant.ts";

export const occupantKeepsItsChildren: Mutant = {
  name: "occupantKeepsItsChildren",
  family: "mapping",
  says: "A page mapped over another reuses its node, and the node keeps its children.",
  story:
    "To flush the old mapping gives back a node that the new one takes at once. Reusing it " +
    "saves both, and forgets those that were derived from what lay there.",
  claim: "aMappingHasItsParentsFrame",
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
      from: `import {
  changeRights,`,
      to: `import {
  changeFrame,
  changeRights,`,
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "    flush(m, occupant);",
      to: `    if (!grants) {
      reparent(m, source, occupant);
      changeFrame(m, occupant, frameOfNode(m, source), rights);
      return 0;
    }
    flush(m, occupant);`,
    },
    {
      file: "impl/parts/space.ts",
      from: "/** Post: the node maps nothing,",
      to: `/** Gives the mapping another frame, and rights: in normal form, not empty. */
export function changeFrame(m: TrapPort, node: number, frame: number, rights: number): void {
  setPte(m, nodePteOf(m, node), leafPte(frame, rights));
  m.fence(u32(nodePageOf(m, node) << LOG2_PAGE_BYTES), nodeTaskOf(m, node));
}

/** Post: the node maps nothing,`,
    },
  ],
  shortest: 6,
};
