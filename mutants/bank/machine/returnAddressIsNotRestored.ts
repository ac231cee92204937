import type { Mutant } from "../../mutant.ts";

export const returnAddressIsNotRestored: Mutant = {
  name: "returnAddressIsNotRestored",
  family: "machine",
  says: "Register x1 is not restored when a thread runs again.",
  story:
    "A loop from 2 instead of 1. A thread that was interrupted in a leaf function returns " +
    "into another task's code.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: `  for (let register = 1; register < REGISTERS_END; register++) {
    m.writeRegister`,
      to: `  for (let register = 2; register < REGISTERS_END; register++) {
    m.writeRegister`,
    },
  ],
  shortest: 1,
};
