// What tells one bug from another: a number that is equal for equal short traces of one claim.

import { createHash } from "node:crypto";
import type { Shortened } from "./work.ts";

/** 16 hexadecimal digits. */
export function fingerprintOf({ start, events, failure }: Shortened): string {
  const said = JSON.stringify([failure.claim, start, events]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}
