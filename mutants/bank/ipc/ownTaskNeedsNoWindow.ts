import type { Mutant } from "../../mutant.ts";

export const ownTaskNeedsNoWindow: Mutant = {
  name: "ownTaskNeedsNoWindow",
  family: "ipc",
  says: "A message with items within a task is not cut for want of a window.",
  story:
    "Nothing is to be mapped, so why ask where to? Because the receiver is told of items " +
    "that it did not want.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: `  if (isNoPage(windowOf(m, receiver))) return offersPages(m, sender, tag) ? ERROR_CUT : 0;
  // Within one task there is nothing to move.
  if (taskOfThread(m, sender) === taskOfThread(m, receiver)) return 0;`,
      to: `  if (taskOfThread(m, sender) === taskOfThread(m, receiver)) return 0;
  if (isNoPage(windowOf(m, receiver))) return offersPages(m, sender, tag) ? ERROR_CUT : 0;`,
    },
  ],
  shortest: 5,
};
