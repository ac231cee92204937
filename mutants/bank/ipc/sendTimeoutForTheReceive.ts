import type { Mutant } from "../../mutant.ts";

export const sendTimeoutForTheReceive: Mutant = {
  name: "sendTimeoutForTheReceive",
  family: "ipc",
  says: "The receive phase uses the send timeout.",
  story: "Both lie in one register, and most callers give the same to both.",
  claim: "threadsRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "receiveTimeoutOf(registerOf(m, receiver, A3))",
      to: "registerOf(m, receiver, A3) >>> 16",
    },
    {
      file: "impl/parts/receive.ts",
      from: `  receiveTimeoutOf,
`,
      to: "",
    },
  ],
  shortest: 1,
};
