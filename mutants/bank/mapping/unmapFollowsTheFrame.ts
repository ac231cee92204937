import type { Mutant } from "../../mutant.ts";

export const unmapFollowsTheFrame: Mutant = {
  name: "unmapFollowsTheFrame",
  family: "mapping",
  says: "fpage_unmap takes the rights from every mapping of the frame, not only from those derived.",
  story:
    "An inverted page table knows who has a frame, not from whom. A client that unmaps its " +
    "page takes it from its siblings and its pager.",
  claim: "unmapTouchesNothingElse",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: `    revokeDerived(m, node, revoked);
    if (ownPageToo) revokeFrom`,
      to: `    let root = node;
    while (parentOf(m, root) !== 0) root = parentOf(m, root);
    revokeDerived(m, root, revoked);
    if (ownPageToo && findNode(m, task, page) === node) revokeFrom`,
    },
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "import { registerOf } from",
      to: "import { parentOf, registerOf } from",
    },
  ],
  shortest: 3,
};
