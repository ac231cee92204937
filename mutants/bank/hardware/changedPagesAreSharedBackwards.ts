import type { Mutant } from "../../mutant.ts";

export const changedPagesAreSharedBackwards: Mutant = {
  name: "changedPagesAreSharedBackwards",
  family: "hardware",
  says: "A snapshot changes pages of the one before.",
  story: "Lists that are shared must be copied before they are changed, each of them once.",
  claim: "aSnapshotIsThePast",
  edits: [
    {
      file: "machine/snapshot.ts",
      from: "chunk = (chunks[number] as Chunk).slice();",
      to: "chunk = chunks[number] as Uint8Array[];",
    },
  ],
};
