import type { Mutant } from "../../mutant.ts";

export const chiefIsHeardInAnyName: Mutant = {
  name: "chiefIsHeardInAnyName",
  family: "ipc",
  says: "A closed receive from a chief takes what that says in another's name.",
  story:
    "The sender's TCB is at hand, and its id is that waited for. In whose name it speaks " +
    "is another question.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: `  if (idOf(m, sender) === source) return speaksForOf(m, sender) === 0;
`,
      to: "",
    },
  ],
  shortest: 3,
};
