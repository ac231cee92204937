import type { Mutant } from "../../mutant.ts";

export const firstThreadHearsForItsTask: Mutant = {
  name: "firstThreadHearsForItsTask",
  family: "ipc",
  says:
    "A message for a thread that does not wait goes to the first thread of its task, if " +
    "that waits.",
  story:
    "Any thread of a server will do, and lthread 0 is the one that stands for its task in " +
    "clans. But who was addressed has a name, and it is not that one.",
  claim: "messagesArriveWhereIdNearestSays",
  edits: [
    {
      file: "impl/syscalls/ipc.ts",
      from: "import { PURPOSE_IPC, registerOf",
      to: "import { lthreadTcbOf, PURPOSE_IPC, purposeOf, registerOf",
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "import { isGoodMessage }",
      to: `import { taskOfThread } from "../parts/ids.ts";
import { isGoodMessage }`,
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "  const partner = partnerFor(m, caller, destination);",
      to: "  let partner = partnerFor(m, caller, destination);",
    },
    {
      file: "impl/syscalls/ipc.ts",
      from: "  // (4) The partner waits",
      to: `  if (!isReceptive(m, partner, caller)) {
    const first = lthreadTcbOf(m, taskOfThread(m, partner), 0);
    const serves = first !== 0 && first !== caller && purposeOf(m, first) === PURPOSE_IPC;
    if (serves && isReceptive(m, first, caller)) partner = first;
  }
  // (4) The partner waits`,
    },
  ],
  shortest: 3,
};
