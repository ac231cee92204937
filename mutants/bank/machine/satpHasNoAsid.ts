import type { Mutant } from "../../mutant.ts";

export const satpHasNoAsid: Mutant = {
  name: "satpHasNoAsid",
  family: "machine",
  says: "satp has the root table and no ASID.",
  story: "All spaces share the ASID 0, and without a fence at each switch they share the TLB.",
  claim: "theHartRunsTheRunningThread",
  edits: [
    {
      file: "impl/parts/context.ts",
      from: "SATP_SV32 | (task << SATP_ASID_SHIFT) | rootPage",
      to: "SATP_SV32 | rootPage",
    },
  ],
  shortest: 0,
};
