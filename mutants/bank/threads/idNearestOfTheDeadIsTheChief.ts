import type { Mutant } from "../../mutant.ts";

export const idNearestOfTheDeadIsTheChief: Mutant = {
  name: "idNearestOfTheDeadIsTheChief",
  family: "threads",
  says: "id_nearest of an id that names nobody answers with the caller's chief.",
  story:
    "Whether somebody lives is asked where only fields are to be compared. The answer " +
    "changes by itself, between the question and the send.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/idNearest.ts",
      from: "else if (id !== ANY && reachesDirectly(own, id))",
      to: "else if (findPartner(m, caller, id) !== 0)",
    },
    {
      file: "impl/syscalls/idNearest.ts",
      from: "import { idInTask, isActive, reachesDirectly }",
      to: "import { findPartner, idInTask, isActive, reachesDirectly }",
    },
  ],
  shortest: 1,
};
