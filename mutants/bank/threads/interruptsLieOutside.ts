import type { Mutant } from "../../mutant.ts";

export const interruptsLieOutside: Mutant = {
  name: "interruptsLieOutside",
  family: "threads",
  says: "id_nearest of an interrupt id answers as for an unknown thread.",
  story: "Interrupts are senders like others, but live in no task.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: `  if (isInterruptId(id)) return id;
`,
      to: "",
    },
  ],
  shortest: 4,
};
