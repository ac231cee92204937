import { memoryWithARegion, type Mutant } from "../../mutant.ts";

export const noFenceAfterSplit: Mutant = {
  name: "noFenceAfterSplit",
  family: "mapping",
  says: "A megapage that is split stays in the TLB.",
  story:
    "The table says what the megapage said, so nothing seems to be out of date; but for the one " +
    "page that was the reason, and it is in the TLB as a part of the megapage.",
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
  shortest: 5,
};
