// The module that a worker thread of `explore` loads: it makes the system again and expands what it
// is sent, one batch after another.

import { parentPort, workerData } from "node:worker_threads";
import { assert } from "../../lib/assert.ts";
import type { Batch } from "../../engines/index.ts";
import { expanderOf, systemFor, type AnySystem, type Task } from "./task.ts";

const system = systemFor(workerData as Task);
assert(!("claim" in system), "explore: a start is right in one thread and wrong in another");
const expand = expanderOf(system as AnySystem);
parentPort?.on("message", (batch: Batch) => {
  const expansion = expand(batch);
  const { choices, keys } = expansion;
  parentPort?.postMessage(expansion, [choices.buffer as ArrayBuffer, keys.buffer as ArrayBuffer]);
});
