import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const noFenceAfterSplit: Mutant = {
  name: "noFenceAfterSplit",
  family: "mapping",
  says: "A megapage that is split stays in the TLB.",
  story:
    "What the table says is the same at first, and the page that changes is fenced by its own address; on a hart that keeps pages and megapages apart the megapage stays.",
  claim: "theTlbHoldsOnlyWhatIsMapped",
  boot: memoryWithARegion,
  edits: [
    {
      file: "impl/parts/megapages.ts",
      from: `  setPte(m, entry, ptePointingTo(tableOfShadow(shadowOf(m, entry))));
  m.fenceAsid(task);
}
`,
      to: `  setPte(m, entry, ptePointingTo(tableOfShadow(shadowOf(m, entry))));
}
`,
    },
  ],
};
