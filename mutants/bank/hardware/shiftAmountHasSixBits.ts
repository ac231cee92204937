import type { Mutant } from "../../mutant.ts";

export const shiftAmountHasSixBits: Mutant = {
  name: "shiftAmountHasSixBits",
  family: "hardware",
  says: "The fast interpreter gives 0 for shifts by 32 and more.",
  story:
    "An emulator written for 64 bits takes six bits of the amount; a host that masks by itself hides it.",
  claim: "arithmeticIsModulo2To32",
  edits: [
    {
      file: "machine/fast/interpreter.ts",
      from: "case 39: /* srl */ x[d] = a >>> b; break;",
      to: "case 39: /* srl */ x[d] = (b & 32) === 0 ? a >>> b : 0; break;",
    },
  ],
};
