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
      file: "impl/parts/clans.ts",
      from: "if (reachesDirectly(own, id)) return id;",
      to: "if (reachesDirectly(own, id) && findThread(m, id) !== 0) return id;",
    },
  ],
  shortest: 1,
};
