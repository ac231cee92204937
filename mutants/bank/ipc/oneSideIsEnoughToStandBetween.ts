import type { Mutant } from "../../mutant.ts";

export const oneSideIsEnoughToStandBetween: Mutant = {
  name: "oneSideIsEnoughToStandBetween",
  family: "ipc",
  says: "A thread speaks for another if it stands on the way back to that one.",
  story:
    "Ways through clans look symmetric. Through a clan within a clan they are not: " +
    "outwards each chief is asked, inwards only the outermost.",
  claim: "nobodySpeaksForAStranger",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: "return nearestTo(m, one, other) === own && nearestTo(m, other, one) === own;",
      to: "return nearestTo(m, other, one) === own;",
    },
  ],
  shortest: 1,
};
