import type { Mutant } from "../../mutant.ts";

export const grantedDeviceKeepsItsLine: Mutant = {
  name: "grantedDeviceKeepsItsLine",
  family: "interrupts",
  says: "Who grants the page of a device away, or loses it to another page, keeps its line.",
  story: "Lines are looked after where pages are unmapped; a message can take pages as well.",
  claim: "linesBelongToWhoHasTheDevice",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  if (typedOf(tag) !== 0) releaseLines(m);\n",
      to: "",
    },
  ],
  shortest: 5,
};
