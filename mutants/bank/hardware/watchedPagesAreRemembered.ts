import type { Mutant } from "../../mutant.ts";

export const watchedPagesAreRemembered: Mutant = {
  name: "watchedPagesAreRemembered",
  family: "hardware",
  says: "Where a page that is to be watched lies stays known, and accesses to it are not seen.",
  story: "A cache beside another is forgotten when the first is emptied.",
  claim: "runsEndAtStops",
  edits: [
    {
      file: "machine/fast/translations.ts",
      from: `    if (pages.size > 0) for (const bank of this.banks) bank.forget();
`,
      to: "",
    },
  ],
};
