import type { Mutant } from "../../mutant.ts";

export const devicesAreMappedWithX: Mutant = {
  name: "devicesAreMappedWithX",
  family: "interrupts",
  says: "σ0 has the pages of devices with x, too.",
  story: "All of σ0's pages are alike: rwx.",
  claim: "spacesRelation",
  edits: [
    {
      file: "impl/parts/lineOwners.ts",
      from: "READ | WRITE);\n    }",
      to: "READ | WRITE | 1);\n    }",
    },
  ],
  shortest: 0,
};
