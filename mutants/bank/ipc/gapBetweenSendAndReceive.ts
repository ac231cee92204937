import type { Mutant } from "../../mutant.ts";

export const gapBetweenSendAndReceive: Mutant = {
  name: "gapBetweenSendAndReceive",
  family: "ipc",
  says:
    "A polling sender whose message is taken becomes ready and makes its receive phase a " +
    "call of its own.",
  story:
    "The receive phase is done by restarting the system call with a nil destination: " +
    "elegant, and not atomic. A server that replies at once with a zero timeout finds its " +
    "client not yet waiting, and the reply is lost.",
  claim: "aStepWritesOnlyWhatItsTaskMayWrite",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: `  setWindow,
  stateOf,
} from "../layout/index.ts";`,
      to: `  pcOf,
  setPc,
  setRegister,
  setWindow,
  stateOf,
} from "../layout/index.ts";`,
    },
    {
      file: "impl/parts/receive.ts",
      from: `  A2,
  A3,
  A4,
  ANY,`,
      to: `  A0,
  A2,
  A3,
  A4,
  ANY,`,
    },
    {
      file: "impl/parts/receive.ts",
      from: "import { becomeWaiting } from",
      to: "import { becomeReady, becomeWaiting } from",
    },
    {
      file: "impl/parts/receive.ts",
      from: `    if (hasReceivePhase(m, sender)) return sender;
    succeedIpc`,
      to: `    if (isIpc && hasReceivePhase(m, sender)) {
      setRegister(m, sender, A0, NIL);
      setPc(m, sender, pcOf(m, sender) - 4);
      becomeReady(m, sender);
      return 0;
    }
    succeedIpc`,
    },
  ],
  shortest: 2,
};
