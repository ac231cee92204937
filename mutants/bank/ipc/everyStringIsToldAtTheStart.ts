import type { Mutant } from "../../mutant.ts";

export const everyStringIsToldAtTheStart: Mutant = {
  name: "everyStringIsToldAtTheStart",
  family: "ipc",
  says: "Of every string the receiver is told that it begins where the buffer does.",
  story:
    "With one string in a message this is right. The second is taken to have overwritten the " +
    "first.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/strings.ts",
      from: "      place = place + came;\n",
      to: "",
    },
  ],
  shortest: 4,
};
