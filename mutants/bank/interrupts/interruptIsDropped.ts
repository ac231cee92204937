import type { Mutant } from "../../mutant.ts";

export const interruptIsDropped: Mutant = {
  name: "interruptIsDropped",
  family: "interrupts",
  says: "An interrupt whose owner does not listen is claimed and forgotten.",
  story:
    "The handler always claims, since that is what a handler does; whoever is busy never " +
    "hears of it.",
  claim: "linesAreEnabledWhileTheyAreQuiet",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "    else disableLine(m, line);\n    asking",
      to: "    else consume(m, line);\n    asking",
    },
  ],
  shortest: 2,
};
