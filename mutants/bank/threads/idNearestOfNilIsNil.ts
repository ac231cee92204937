import type { Mutant } from "../../mutant.ts";

export const idNearestOfNilIsNil: Mutant = {
  name: "idNearestOfNilIsNil",
  family: "threads",
  says: "id_nearest of nil answers nil.",
  story: "Nil is how a thread asks for its own id; there is no other way.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: "if (id === NIL) return own;",
      to: "if (id === NIL) return NIL;",
    },
  ],
  shortest: 1,
};
