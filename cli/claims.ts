// The claims that a check makes of every step: those of the specification, those about the
// machine's bytes, and the relations between the two.

import { concreteClaims } from "../refinement/claims/index.ts";
import { relations } from "../refinement/relation/state.ts";
import { choiceClaims, historyClaims, stateClaims, stepClaims } from "../spec/claims/index.ts";

const said: ReadonlyMap<string, string> = new Map(
  [stateClaims, stepClaims, historyClaims, choiceClaims, concreteClaims].flatMap((claims) =>
    claims.map(({ name, says }) => [name, says] as const),
  ),
);

/** What a claim says, in a sentence. */
export const claimSentence = (name: string): string =>
  said.get(name) ?? "This part of the machine's state is one that the specification permits.";

/** Their names, sorted, each once. */
export const claimNames: readonly string[] = [
  ...new Set(
    [stateClaims, stepClaims, historyClaims, choiceClaims, concreteClaims, relations].flatMap(
      (claims) => claims.map(({ name }) => name),
    ),
  ),
].toSorted();
