import type { Mutant } from "../../mutant.ts";

export const droppedPropagationStillShows: Mutant = {
  name: "droppedPropagationStillShows",
  family: "ipc",
  says: "A sender that may not speak for another speaks for itself, and p is set all the same.",
  story: "The name is put right and the tag of the sender is handed on with its bit.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  let received = tagOf(labelOf(tag), untypedOf(tag), typedOf(tag));",
      to: `  let received = tagOf(labelOf(tag), untypedOf(tag), typedOf(tag));
  received = u32(received | (tag & TAG_PROPAGATED));`,
    },
  ],
  shortest: 2,
};
