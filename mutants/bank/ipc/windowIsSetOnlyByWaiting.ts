import type { Mutant } from "../../mutant.ts";

export const windowIsSetOnlyByWaiting: Mutant = {
  name: "windowIsSetOnlyByWaiting",
  family: "ipc",
  says: "A receiver that finds its sender queued has no window yet.",
  story:
    "The window is stored when the thread goes to wait, and who need not wait does not pass " +
    "there. Items arrive or are cut, depending on who came first.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: `  setWindow(m, receiver, window);
`,
      to: "",
    },
  ],
  shortest: 2,
};
