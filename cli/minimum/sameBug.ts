// Whether a run shows a bug: it is replayed from boot with every claim, on the kernel that has the
// bug and, if that is another, on ours.

import { Retracer, type Refutation, type Replayed } from "../../engines/index.ts";
import { kindOf } from "../../refinement/index.ts";
import type { Boot, TraceEvent } from "../../trace/index.ts";
import type { KernelModel } from "../model.ts";

export type KernelRefutation = Refutation<Boot, TraceEvent>;

/** The refutation that a run is, if it fails at its last event as `like` does. */
export type SameBug = (start: Boot, events: readonly TraceEvent[]) => KernelRefutation | undefined;

/** Runs that fail in the same way as `like`: claim and first difference of the same kind; and the
 *  `reference`, if there is one, finds them right or says of them what it says of `like`. */
export function sameBugAs(
  like: KernelRefutation,
  model: KernelModel,
  reference: KernelModel | undefined,
): SameBug {
  const [runs, onRight] = [new Retracer(model), reference && new Retracer(reference)];
  const onReference = (start: Boot, events: readonly TraceEvent[]): Replayed["tag"] | undefined =>
    onRight?.replay(start, events).tag;
  const kind = kindOf(like.failure);
  const said = onReference(like.start, like.events);
  return (start, events) => {
    const replayed = runs.replay(start, events);
    if (replayed.tag !== "refuted" || replayed.at !== events.length - 1) return undefined;
    if (kindOf(replayed.failure) !== kind) return undefined;
    const says = onReference(start, events);
    if (says !== said && says !== "holds") return undefined;
    return { start, events, failure: replayed.failure };
  };
}
