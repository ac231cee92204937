import type { Mutant } from "../../mutant.ts";

export const transferForgetsTheWindow: Mutant = {
  name: "transferForgetsTheWindow",
  family: "ipc",
  says: "Items that follow strings find no window.",
  story:
    "The field that holds the window served the call to a pager meanwhile, or was cleared " +
    "when the transfer began.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  setWindow(m, receiver, registerOf(m, receiver, A4));\n",
      to: "",
    },
  ],
  shortest: 5,
};
