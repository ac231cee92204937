import type { Mutant } from "../../mutant.ts";

export const flagsOfTheSenderArrive: Mutant = {
  name: "flagsOfTheSenderArrive",
  family: "ipc",
  says: "The receiver's tag is the sender's, with all its bits.",
  story:
    "Nobody looks at bits without a meaning yet. With them a sender can make the receiver " +
    "believe that the kernel redirected its message, or that it failed.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "tagOf(labelOf(tag), untypedOf(tag), typedOf(tag));",
      to: "tag;",
    },
  ],
  shortest: 2,
};
