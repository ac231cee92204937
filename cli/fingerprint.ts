// What tells one bug from another: a number that is equal for short traces that fail in the same
// way and differ only in who is who.

import { createHash } from "node:crypto";
import { kindOf, shapeOf } from "../refinement/index.ts";
import type { Shortened } from "./work.ts";

/** 16 hexadecimal digits. The boot configuration is not asked: bugs live in many. */
export function fingerprintOf({ events, failure }: Pick<Shortened, "events" | "failure">): string {
  const said = JSON.stringify([kindOf(failure), shapeOf(events)]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}
