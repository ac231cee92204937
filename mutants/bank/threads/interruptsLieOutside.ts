import type { Mutant } from "../../mutant.ts";

export const interruptsLieOutside: Mutant = {
  name: "interruptsLieOutside",
  family: "threads",
  says: "id_nearest of an interrupt id answers as for an unknown thread.",
  story: "Interrupts are senders like others, but live in no task.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/syscalls/idNearest.ts",
      from: `  else if (isInterruptId(id)) answer(m, caller, id, NEAREST_SAME_CLAN);
`,
      to: "",
    },
  ],
  shortest: 4,
};
