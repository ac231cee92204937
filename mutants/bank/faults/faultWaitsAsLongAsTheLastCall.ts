import type { Mutant } from "../../mutant.ts";

export const faultWaitsAsLongAsTheLastCall: Mutant = {
  name: "faultWaitsAsLongAsTheLastCall",
  family: "faults",
  says: "A fault call has the receive timeout that lies in the thread's registers.",
  story:
    "Fault and user share the receive phase, which reads its arguments from registers. In a " +
    "fault these hold anything.",
  claim: "theKernelsCallsHaveNoDeadline",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "const timeout = isIpc ? receiveTimeoutOf(registerOf(m, receiver, A3)) : TIMEOUT_NEVER;",
      to: "const timeout = receiveTimeoutOf(registerOf(m, receiver, A3));",
    },
    {
      file: "impl/parts/receive.ts",
      from: `  TIMEOUT_NEVER,
`,
      to: "",
    },
  ],
  shortest: 3,
};
