import type { Mutant } from "../../mutant.ts";

export const redirectionIsNotTold: Mutant = {
  name: "redirectionIsNotTold",
  family: "ipc",
  says: "A redirected message arrives without its mark, though its addressee is told.",
  story:
    "The receiver of an ordinary message leaves the bit alone, and so does the one of " +
    "this: a chief takes for its own what was meant for its clan.",
  claim: "onlyNamedRegistersChange",
  edits: [
    {
      file: "impl/parts/transfer.ts",
      from: `    received = u32(received | TAG_REDIRECTED);
`,
      to: "",
    },
  ],
  shortest: 2,
};
