import { A0 } from "../../abi/index.ts";
import { registerOf } from "../layout/index.ts";
import type { TrapPort } from "../../machine/index.ts";
import { refillSlice } from "../parts/clock.ts";
import { findThread } from "../parts/ids.ts";
import { moveToTail } from "../parts/readyQueue.ts";
import { isReady, runFirst, switchTo } from "../parts/schedule.ts";

/**
 * thread_switch: let a0 run, or anybody.
 *
 * Pre     `caller` runs; it stays ready.
 * Post    A ready thread that was named runs, whatever its priority, until the next scheduling
 *         point. Otherwise the caller has a fresh slice and is the last of its priority.
 * Errors  None: what is not ready counts as nil.
 * Source  Manual, 2.3.
 */
export function threadSwitch(m: TrapPort, caller: number): void {
  const destination = findThread(m, registerOf(m, caller, A0));
  if (destination !== 0 && isReady(m, destination)) {
    switchTo(m, destination);
    return;
  }
  refillSlice(m, caller);
  moveToTail(m, caller);
  runFirst(m);
}
