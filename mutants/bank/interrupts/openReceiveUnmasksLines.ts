import type { Mutant } from "../../mutant.ts";

export const openReceiveUnmasksLines: Mutant = {
  name: "openReceiveUnmasksLines",
  family: "interrupts",
  says: "An open receive unmasks all lines of its thread.",
  story:
    "Whoever waits for everything wants to hear everything: but a masked line was not " +
    "acknowledged yet.",
  claim: "linesAreUnmaskedByTheirOwner",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  const hearsLines = isOpen || isInterruptId(source);\n",
      to:
        "  const hearsLines = isOpen || isInterruptId(source);\n" +
        "  for (let line = 1; isOpen && line < 32; line++) {\n" +
        "    if (lineOwnerOf(m, line) === receiver) unmaskLine(m, line);\n" +
        "  }\n",
    },
    {
      file: "impl/parts/receive.ts",
      from: 'import { receiveFromLines } from "./lines.ts";',
      to: 'import { receiveFromLines, unmaskLine } from "./lines.ts";',
    },
    {
      file: "impl/parts/receive.ts",
      from: "  idOf,\n  messageToOf,",
      to: "  idOf,\n  lineOwnerOf,\n  messageToOf,",
    },
  ],
  shortest: 4,
};
