import type { Mutant } from "../../mutant.ts";

export const idsAreComparedWithoutVersion: Mutant = {
  name: "idsAreComparedWithoutVersion",
  family: "threads",
  says: "An id names whoever lives under its task and thread number, in whatever incarnation.",
  story:
    "The version is what makes an id that died name nobody. The TCB is found by numbers; " +
    "without the last comparison, messages for a dead server go to whoever was created in " +
    "its place.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/ids.ts",
      from: "return idOf(m, tcb) === id ? tcb : 0;",
      to: "return idOf(m, tcb) >>> 10 === id >>> 10 ? tcb : 0;",
    },
  ],
  shortest: 2,
};
