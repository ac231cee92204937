// Leaks that a check passes, since nobody is told yet. `septet taint` finds them.
import type { Mutant } from "../../mutant.ts";
import { sentWordsAreKeptBehindTheData } from "./sentWordsAreKeptBehindTheData.ts";
import { unsentWordsStayInTheBlock } from "./unsentWordsStayInTheBlock.ts";

export const leaksMutants: readonly Mutant[] = [
  sentWordsAreKeptBehindTheData,
  unsentWordsStayInTheBlock,
];
