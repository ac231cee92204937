import type { Mutant } from "../../mutant.ts";

export const deadPartnerAfterZeroTimeout: Mutant = {
  name: "deadPartnerAfterZeroTimeout",
  family: "ipc",
  says: "A closed receive from somebody dead with timeout zero answers 1 instead of 2.",
  story: "The order of two tests. The client goes on asking a server that is no more.",
  claim: "linesRelation",
  edits: [
    {
      file: "impl/parts/receive.ts",
      from: "  if (!isOpen && !isPartner(m, receiver, source)) {",
      to: "  if (!isOpen && !isZeroTimeout(timeout) && !isPartner(m, receiver, source)) {",
    },
  ],
  shortest: 1,
};
