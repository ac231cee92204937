import type { Mutant } from "../../mutant.ts";

export const anybodyStartsAThread: Mutant = {
  name: "anybodyStartsAThread",
  family: "faults",
  says: "A thread that awaits its start message takes one from anybody.",
  story:
    "A start wait looks like the open wait of a server. The first who sends chooses where " +
    "the thread begins.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: "  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;",
      to: `  if (purposeOf(m, tcb) === PURPOSE_START) return true;
  return purposeOf(m, tcb) === PURPOSE_IPC && partnerOf(m, tcb) === ANY;`,
    },
  ],
  shortest: 2,
};
