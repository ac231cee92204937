import type { Mutant } from "../../mutant.ts";

export const anybodyTakesAnInactiveNumber: Mutant = {
  name: "anybodyTakesAnInactiveNumber",
  family: "threads",
  says: "An inactive task number may be made active by anybody.",
  story: "Inactive looks like free. Numbers have owners so that a client cannot use up a server's.",
  claim: "numbersPassOnlyFromTheirOwners",
  edits: [
    {
      file: "impl/syscalls/taskNew.ts",
      from: "if (activeOf(m, task) === 0) return ownerOf(m, task) === mine;",
      to: "if (activeOf(m, task) === 0) return true;",
    },
  ],
  shortest: 1,
};
