import type { Mutant } from "../../mutant.ts";

export const unmapOfNoPageUnmaps: Mutant = {
  name: "unmapOfNoPageUnmaps",
  family: "mapping",
  says: "fpage_unmap of no page unmaps the complete space.",
  story: "The same subtraction. A caller that computes an empty range loses everything.",
  claim: "unmapTouchesNothingElse",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "  if (!isNoPage(flexpage)) revokePages",
      to: "  revokePages",
    },
  ],
  shortest: 4,
};
