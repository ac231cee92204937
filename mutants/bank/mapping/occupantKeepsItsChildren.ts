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
      to:
        "/** Post: the node is a child of `parent`, with all that is derived from it. */\n" +
        "export function reparent(m: TrapPort, parent: number, node: number): void {\n" +
        "  unlinkFromParent(m, node);\n" +
        "  addChild(m, parent, node);\n" +
        "}\n" +
        "\n" +
        "function unlinkFromParent(",
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "import {\n" + "  changeRights,",
      to: "import {\n" + "  changeFrame,\n" + "  changeRights,",
    },
    {
      file: "impl/parts/mapPages.ts",
      from: "    flush(m, occupant);",
      to:
        "    if (!grants) {\n" +
        "      reparent(m, source, occupant);\n" +
        "      changeFrame(m, occupant, frameOfNode(m, source), rights);\n" +
        "      return 0;\n" +
        "    }\n" +
        "    flush(m, occupant);",
    },
    {
      file: "impl/parts/space.ts",
      from: "/** Post: the node maps nothing,",
      to:
        "/** Gives the mapping another frame, and rights: in normal form, not empty. */\n" +
        "export function changeFrame(m: TrapPort, node: number, frame: number, rights: number): void {\n" +
        "  setPte(m, nodePteOf(m, node), leafPte(frame, rights));\n" +
        "  m.fence(u32(nodePageOf(m, node) << LOG2_PAGE_BYTES), nodeTaskOf(m, node));\n" +
        "}\n" +
        "\n" +
        "/** Post: the node maps nothing,",
    },
  ],
};
