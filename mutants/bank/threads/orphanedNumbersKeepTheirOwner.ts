import type { Mutant } from "../../mutant.ts";

export const orphanedNumbersKeepTheirOwner: Mutant = {
  name: "orphanedNumbersKeepTheirOwner",
  family: "threads",
  says: "Inactive numbers of a deleted task stay its own.",
  story:
    "Numbers are a resource that one forgets, because it takes no memory. They are lost, or " +
    "go to whoever becomes that task next.",
  claim: "inactiveNumbersHaveALivingOwner",
  edits: [
    {
      file: "impl/parts/tasks.ts",
      from: `    if (isOrphan) setOwner(m, task, heir);
`,
      to: "",
    },
  ],
  shortest: 4,
};
