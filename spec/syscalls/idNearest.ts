import type { Name, ThreadKey } from "../name.ts";
import type { Outcomes } from "../outcome.ts";
import { nearest } from "../parts/clans.ts";
import { by, give, type Progress } from "../parts/progress.ts";
import { schedulingPoint } from "../parts/schedule.ts";

/**
 * idNearest(of): where a message to `of` would arrive first, and how that lies to me.
 *
 * Pre     `me` runs.
 * Post    The answer is in my registers.
 * Errors  None: dead and unknown ids are answered from their fields and the chiefs of the living.
 * Frame   My registers.
 * Source  Manual, 2.1.
 */
export function idNearest(p: Progress, me: ThreadKey, of: Name): Outcomes {
  const answer = nearest(p.state, me, of);
  const told = give(by(p, answer.rule), me, {
    tag: "idNearest",
    nearest: answer.nearest,
    relation: answer.relation,
  });
  return schedulingPoint([told], { previous: me });
}
