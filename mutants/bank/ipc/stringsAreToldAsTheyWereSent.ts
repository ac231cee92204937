import type { Mutant } from "../../mutant.ts";

export const stringsAreToldAsTheyWereSent: Mutant = {
  name: "stringsAreToldAsTheyWereSent",
  family: "ipc",
  says: "The receiver finds the sender's length and address in the words of a string item.",
  story:
    "Words are copied first, and nobody puts right what has another meaning on the other " +
    "side.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "    tellStrings(m, sender, receiver, tag, copied);\n",
      to: "",
    },
  ],
  shortest: 2,
};
