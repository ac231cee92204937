// The answer of a reader of bytes: what they mean, or why they mean nothing.

/** Bytes that mean nothing: the claim about them that fails, and the evidence. */
export class Malformed {
  readonly claim: string;
  readonly evidence: readonly string[];
  constructor(claim: string, evidence: readonly string[]) {
    this.claim = claim;
    this.evidence = evidence;
  }
}

/** What bytes mean, or that they mean nothing. */
export type Read<T> = T | Malformed;
