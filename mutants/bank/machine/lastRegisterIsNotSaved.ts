import type { Mutant } from "../../mutant.ts";

export const lastRegisterIsNotSaved: Mutant = {
  name: "lastRegisterIsNotSaved",
  family: "machine",
  says: "Register x31 is not saved.",
  story: "A loop to 31 instead of below 32. Compilers use t6 last.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: `  for (let register = 1; register < REGISTERS_END; register++) {
    setRegister`,
      to: `  for (let register = 1; register < REGISTERS_END - 1; register++) {
    setRegister`,
    },
  ],
  shortest: 1,
};
