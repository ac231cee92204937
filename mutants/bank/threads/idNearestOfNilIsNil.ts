import type { Mutant } from "../../mutant.ts";

export const idNearestOfNilIsNil: Mutant = {
  name: "idNearestOfNilIsNil",
  family: "threads",
  says: "id_nearest of nil answers nil.",
  story: "Nil is how a thread asks for its own id; there is no other way.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/idNearest.ts",
      from: "if (id === NIL) answer(m, caller, own, NEAREST_SAME_CLAN);",
      to: "if (id === NIL) answer(m, caller, NIL, NEAREST_SAME_CLAN);",
    },
  ],
  shortest: 1,
};
