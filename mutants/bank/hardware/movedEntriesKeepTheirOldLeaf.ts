import type { Mutant } from "../../mutant.ts";

export const movedEntriesKeepTheirOldLeaf: Mutant = {
  name: "movedEntriesKeepTheirOldLeaf",
  family: "hardware",
  says: "Entries of the TLB that move together take the page of another.",
  story: "Keys and leaves lie in one array, and two lines move them.",
  claim: "whatTheTlbKeepsIsNotSeen",
  edits: [
    {
      file: "machine/hart/tlb.ts",
      from: `      tlbEntries[2 * kept + 1] = this.leafAt(entry);
`,
      to: "",
    },
  ],
};
