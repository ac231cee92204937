// The claims that a check makes of every step: those of the specification, those about the
// machine's bytes, and the relations between the two.

import { concreteClaims } from "../refinement/claims/index.ts";
import { relations } from "../refinement/relation/state.ts";
import { choiceClaims, historyClaims, stateClaims, stepClaims } from "../spec/claims/index.ts";

/** Their names, sorted, each once. */
export const claimNames: readonly string[] = [
  ...new Set(
    [stateClaims, stepClaims, historyClaims, choiceClaims, concreteClaims, relations].flatMap(
      (claims) => claims.map(({ name }) => name),
    ),
  ),
].toSorted();
