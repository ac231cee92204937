import type { Mutant } from "../../mutant.ts";

export const onlyTheFirstItemIsChecked: Mutant = {
  name: "onlyTheFirstItemIsChecked",
  family: "ipc",
  says: "Only the first item of a message is looked at before it is sent.",
  story: "One item is the usual case. A second of no known kind is taken for a map.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/items.ts",
      from: "    if (kind !== ITEM_MAP && kind !== ITEM_GRANT && kind !== ITEM_STRING) return false;",
      to: "    return kind === ITEM_MAP || kind === ITEM_GRANT || kind === ITEM_STRING;",
    },
  ],
  shortest: 1,
};
