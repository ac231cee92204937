// The claims that a check makes of every step: those of the specification, those about the
// machine's bytes, and the relations between the two.

import { concreteClaims } from "../refinement/claims/index.ts";
import { relations } from "../refinement/relation/state.ts";
import { historyClaims, stateClaims, stepClaims } from "../spec/claims/index.ts";

/** Their names, sorted, each once. */
export const claimNames: readonly string[] = [
  ...new Set(
    [stateClaims, stepClaims, historyClaims, concreteClaims, relations].flatMap((claims) =>
      claims.map(({ name }) => name),
    ),
  ),
].toSorted();
