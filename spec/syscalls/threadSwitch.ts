import type { Name, ThreadKey } from "../name.ts";
import type { Outcomes } from "../outcome.ts";
import { by, change, type Progress } from "../parts/progress.ts";
import { runs, schedulingPoint } from "../parts/schedule.ts";
import { isReady, named, threadAt } from "../state.ts";

/**
 * threadSwitch(to): let somebody else run.
 *
 * Pre     `me` runs.
 * Post    A ready thread that was named runs, whatever its priority, until the next scheduling
 *         point. Otherwise I have a fresh slice and another ready thread of my priority runs.
 * Errors  None: what is not ready counts as nil.
 * Frame   Who runs; my remaining slice.
 * Source  Manual, 2.3.
 */
export function threadSwitch(p: Progress, me: ThreadKey, to: Name): Outcomes {
  const destination = named(p.state, to);
  if (destination !== undefined && isReady(p.state, destination))
    return runs(by(p, "threadSwitch.named"), destination);
  const { slice } = threadAt(p.state, me);
  const refilled = change(by(p, "threadSwitch.yields"), me, { remaining: slice });
  return schedulingPoint([refilled], { previous: me, yields: true });
}
