import type { Mutant } from "../../mutant.ts";

export const chiefsDoNotReachTheirClan: Mutant = {
  name: "chiefsDoNotReachTheirClan",
  family: "ipc",
  says: "A task reaches its chief, but a chief does not reach its tasks.",
  story: "The relation is symmetric and was written for one direction.",
  claim: "aReplyWithZeroTimeoutReachesItsCaller",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: "chiefOf(from) === taskOf(to) || chiefOf(to) === taskOf(from)",
      to: "chiefOf(from) === taskOf(to)",
    },
  ],
  shortest: 3,
};
