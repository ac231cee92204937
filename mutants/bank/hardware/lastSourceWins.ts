import type { Mutant } from "../../mutant.ts";

export const lastSourceWins: Mutant = {
  name: "lastSourceWins",
  family: "hardware",
  says: "Of sources with equal priority the highest number is claimed.",
  story: "A comparison with or without the equals sign.",
  claim: "thePlicAsksWhomItIsToldTo",
  edits: [
    {
      file: "machine/devices/plic.ts",
      from: "|| own <= priority) continue;",
      to: "|| own < priority || own === 0) continue;",
    },
  ],
};
