import type { Mutant } from "../../mutant.ts";

export const acknowledgementForgetsWhatCame: Mutant = {
  name: "acknowledgementForgetsWhatCame",
  family: "interrupts",
  says: "What a line had to say while it was masked is forgotten when it is unmasked.",
  story: "The controller is cleared before the line is opened, to begin afresh.",
  claim: "noInterruptIsLostOrInvented",
  edits: [
    {
      file: "impl/parts/lines.ts",
      from: "export function unmaskLine(m: TrapPort, line: number): void {\n",
      to:
        "export function unmaskLine(m: TrapPort, line: number): void {\n" +
        "  if (bit(m.load32(PLIC_PENDING), line) === 1) consume(m, line);\n",
    },
  ],
  shortest: 2,
};
