import type { Mutant } from "../../mutant.ts";

export const stringsAreReadWithAnyRight: Mutant = {
  name: "stringsAreReadWithAnyRight",
  family: "ipc",
  says: "A string may lie in a page to which the sender has any right at all.",
  story:
    "To be mapped is taken for to be readable. A task reads through the kernel what it may " +
    "only execute.",
  claim: "stringsPassWithRights",
  edits: [
    {
      file: "impl/parts/copying.ts",
      from: `address, READ);
    if (from`,
      to: `address, 7);
    if (from`,
    },
  ],
  shortest: 4,
};
