import type { Mutant } from "../../mutant.ts";

export const nothingReadsAsZero: Mutant = {
  name: "nothingReadsAsZero",
  family: "hardware",
  says: "A load from where nothing is gives 0.",
  story: "Many buses do so, and a driver that looks for devices is grateful.",
  claim: "nothingIsAnAccessFault",
  edits: [
    {
      file: "machine/hart/dataPath.ts",
      from: 'return this.bus.load(physical, width) ?? this.fail(accessFault("load"), address);',
      to: "return this.bus.load(physical, width) ?? 0;",
    },
  ],
};
