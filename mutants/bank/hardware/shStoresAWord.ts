import type { Mutant } from "../../mutant.ts";

export const shStoresAWord: Mutant = {
  name: "shStoresAWord",
  family: "hardware",
  says: "sh stores four bytes where it is aligned to them.",
  story: "What lies behind a half word is often overwritten next.",
  claim: "storesChangeTheirBytesOnly",
  edits: [
    {
      file: "machine/bus.ts",
      from: "else if (width === 2) memory.store16(offset, value);",
      to: `else if (width === 2 && offset % 4 !== 0) memory.store16(offset, value);
      else if (width === 2) memory.store32(offset, value);`,
    },
  ],
};
