import type { Mutant } from "../../mutant.ts";

export const snapshotsShareTheRegisters: Mutant = {
  name: "snapshotsShareTheRegisters",
  family: "hardware",
  says: "A snapshot goes on with the machine: it has no copy of the registers.",
  story: "A view and a copy of an array look the same.",
  claim: "aSnapshotIsThePast",
  edits: [
    {
      file: "machine/snapshot.ts",
      from: "hart: this.memory.hart.slice(),",
      to: "hart: this.memory.hart,",
    },
  ],
};
