import type { Mutant } from "../../mutant.ts";

export const missingTableEndsTheSearch: Mutant = {
  name: "missingTableEndsTheSearch",
  family: "mapping",
  says: "The search for mapped pages ends at the first 4 MiB without a page table.",
  story:
    "A missing table is 1024 missing pages, not the end of the space. What lies behind is " +
    "never unmapped, and outlives its task.",
  claim: "unmapRevokesEverythingDerived",
  edits: [
    {
      file: "impl/parts/space.ts",
      from: `    if (leaf !== 0) {
      while`,
      to: `    if (leaf === 0) return end;
    if (leaf !== 0) {
      while`,
    },
  ],
  shortest: 2,
};
