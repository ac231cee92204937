import type { Mutant } from "../../mutant.ts";

export const anybodyIsHeardForTheFar: Mutant = {
  name: "anybodyIsHeardForTheFar",
  family: "ipc",
  says: "A thread that waits for somebody out of reach hears everybody.",
  story:
    "Who is out of reach cannot send, so the test of its id was dropped, and with it the " +
    "question who may speak for it.",
  claim: "aFailedSendSkipsTheReceive",
  edits: [
    {
      file: "impl/parts/clans.ts",
      from: `  return partnerFor(m, receiver, source) === sender;
`,
      to: `  return !reachesDirectly(idOf(m, receiver), source);
`,
    },
  ],
  shortest: 6,
};
