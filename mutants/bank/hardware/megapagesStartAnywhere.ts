import type { Mutant } from "../../mutant.ts";

export const megapagesStartAnywhere: Mutant = {
  name: "megapagesStartAnywhere",
  family: "hardware",
  says: "A megapage may start in the middle of one.",
  story: "The low ten bits of its frame are thrown away, or added: nobody checks that they are 0.",
  claim: "entriesThatAreNoneFault",
  edits: [
    {
      file: "machine/hart/walk.ts",
      from: `    if (frameOf(root) % MEGAPAGE_PAGES !== 0) return { tag: "fault", cause: pageFault(access) };
`,
      to: "",
    },
  ],
};
