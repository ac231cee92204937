// A refutation as the trace that is written of it.

import type { Refutation } from "../engines/index.ts";
import {
  FORMAT,
  VERSION,
  type Boot,
  type Recorded,
  type Trace,
  type TraceEvent,
} from "../trace/index.ts";
import { version } from "./project.ts";

/** The trace of a refutation whose last event is the one that failed; see `Recorded`. */
export function refutedTrace(
  {
    start: boot,
    events,
    failure: { claim, difference },
    leavesAt,
  }: Refutation<Boot, TraceEvent> & { readonly leavesAt?: number | undefined },
  kernel: string,
  { seed, run }: Pick<Recorded, "seed" | "run"> = { seed: 0, run: 0 },
): Trace {
  const left = leavesAt === undefined ? {} : { leavesAt };
  const at = events.length - 1;
  const recorded = { seed, run, claim, at, difference, kernel, septet: version(), ...left };
  return { format: FORMAT, version: VERSION, boot, events, recorded };
}
