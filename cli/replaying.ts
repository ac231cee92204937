// Replaying with an ear for Ctrl-C: the steps of a trace take turns with everything else that this
// process has to hear.

import { setImmediate } from "node:timers/promises";

/** Between two looks at the world, in ms. */
const DEAF_MS = 50;

/** Calls `step` for 0 … `count` − 1 until it says that it has ended. */
export async function inTurns(count: number, step: (index: number) => "on" | "end"): Promise<void> {
  let heardAt = performance.now();
  for (let index = 0; index < count; index++) {
    if (step(index) === "end") return;
    if (performance.now() - heardAt < DEAF_MS) continue;
    await setImmediate();
    heardAt = performance.now();
  }
}
