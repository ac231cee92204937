import type { Mutant } from "../../mutant.ts";

export const deadPartnerAfterZeroTimeout: Mutant = {
  name: "deadPartnerAfterZeroTimeout",
  family: "ipc",
  says: "A closed receive from somebody dead with timeout zero answers 1 instead of 2.",
  story: "The order of two tests. The client goes on asking a server that is no more.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  if (!isOpen && findPartner(m, receiver, source) === 0) {",
      to: "  if (!isOpen && !isZeroTimeout(timeout) && findPartner(m, receiver, source) === 0) {",
    },
    {
      file: "impl/parts/receive.ts",
      from: "  if (stateOf(m, sender) !== STATE_POLLING) return 0;",
      to: "  if (sender === 0 || stateOf(m, sender) !== STATE_POLLING) return 0;",
    },
  ],
  shortest: 4,
};
