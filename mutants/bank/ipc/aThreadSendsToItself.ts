import type { Mutant } from "../../mutant.ts";

export const aThreadSendsToItself: Mutant = {
  name: "aThreadSendsToItself",
  family: "ipc",
  says: "A send to oneself is not refused.",
  story: "The thread polls on itself and can never receive, because it polls.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: "partner === 0 || partner === caller",
      to: "partner === 0",
    },
  ],
  shortest: 1,
};
