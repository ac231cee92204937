import type { Mutant } from "../../mutant.ts";

export const unmappedDeviceKeepsItsLine: Mutant = {
  name: "unmappedDeviceKeepsItsLine",
  family: "interrupts",
  says: "Who loses the page of a device by fpage_unmap keeps its line.",
  story: "Authority is looked at when it is used for the first time, and never again.",
  claim: "linesBelongToWhoHasTheDevice",
  edits: [
    {
      file: "impl/syscalls/fpageUnmap.ts",
      from: "    page = nextMappedPage(m, task, page + 1, end);\n  }\n  releaseLines(m);",
      to: "    page = nextMappedPage(m, task, page + 1, end);\n  }",
    },
  ],
  shortest: 7,
};
