// Random runs in pairs: does any word of one task reach another, or stay in kernel memory?

import type { Failure } from "../../engines/model.ts";
import { prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import type { Boot, TraceEvent } from "../../trace/event.ts";
import { drawBoot } from "../generate/boot.ts";
import type { System } from "../system.ts";
import type { Carried } from "./flows.ts";
import { Twins } from "./twins.ts";

/** A pair of runs. */
export type Tainted = {
  /** The task whose words are others in the second run. */
  readonly owner: number;
  readonly boot: Boot;
  readonly events: readonly TraceEvent[];
  readonly carried: Carried;
  /** The last event is the one that was refuted; undefined: all held. */
  readonly failure: Failure | undefined;
};

/** Tasks whose words are followed: σ0, root, and the first that are made. */
const OWNERS = [1, 2, 2, 3, 3, 4];

/** Run number `run` of a seed, of `events` events at most. */
export function taintRun(system: System, seed: Word, run: number, events: number): Tainted {
  const random = prng(seed, run);
  const boot = drawBoot(random);
  const owner = random.pick(OWNERS);
  const twins = Twins.begin(system, boot, owner, random);
  const nothing = { words: 0, strings: 0, loads: 0, stores: 0 };
  if (!(twins instanceof Twins))
    return { owner, boot, events: [], carried: nothing, failure: twins };
  const done: TraceEvent[] = [];
  let failure: Failure | undefined;
  for (let count = 1 + random.below(events); count > 0 && failure === undefined; count--) {
    const event = twins.walk.draw(random);
    done.push(event);
    const verdict = twins.step(event);
    if (verdict.tag === "refuted") ({ failure } = verdict);
  }
  twins.end();
  return { owner, boot, events: done, carried: twins.carried, failure };
}
