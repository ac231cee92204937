import type { Mutant } from "../../mutant.ts";

export const diskIgnoresTheSector: Mutant = {
  name: "diskIgnoresTheSector",
  family: "hardware",
  says: "Every request is for the start of the disk.",
  story: "A header of 16 bytes, of which the first sector's is zero.",
  claim: "theDiskReadsAndWrites",
  edits: [
    {
      file: "machine/devices/virtioRequest.ts",
      from: "const from = start + moved;",
      to: "const from = (start + moved) % 512;",
    },
  ],
};
