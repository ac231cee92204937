// Are the claims inductive? From any bytes that satisfy all of them, reachable or not, a step must
// lead to bytes that do, and be a step that the specification permits.

import type { Failure } from "../../engines/model.ts";
import { assert, present } from "../../lib/assert.ts";
import { prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import type { TraceEvent } from "../../trace/event.ts";
import { drawBoot } from "../generate/boot.ts";
import { KernelWalk } from "../model.ts";
import type { System } from "../system.ts";
import { perturb } from "./perturb.ts";

export type Induction = {
  /** Perturbed states from which a step was taken. */
  readonly states: number;
  readonly steps: number;
  /** Perturbed states that did not satisfy the claims: no step was taken. Should be none. */
  readonly unfit: readonly Failure[];
  readonly refuted: { readonly event: TraceEvent; readonly failure: Failure } | undefined;
};

/** Events of a run before it is perturbed, and after. */
const EVENTS_BEFORE = 30;
const EVENTS_AFTER = 3;
/** How often one run is perturbed. */
const ROUNDS = 10;

/** Perturbs `states` states drawn from `seed`, and takes some steps from each. */
export function induction(system: System, seed: Word, states: number): Induction {
  const unfit: Failure[] = [];
  let [done, steps] = [0, 0];
  for (let run = 0; done < states; run++) {
    const random = prng(seed, run);
    const walk = KernelWalk.begin(system, drawBoot(random), random, {});
    assert(walk instanceof KernelWalk, "induction: the kernel boots");
    const go = (events: number): Induction["refuted"] => {
      for (let event = 0; event < events; event++) {
        const drawn = walk.draw(random);
        const verdict = walk.step(drawn);
        if (verdict.tag === "refuted") return { event: drawn, failure: verdict.failure };
        steps++;
      }
      return undefined;
    };
    let refuted = go(1 + random.below(EVENTS_BEFORE));
    for (let round = 0; refuted === undefined && round < ROUNDS && done < states; round++) {
      perturb(present(walk.lockstep.view(), "induction: the bytes make sense"), random);
      const wrong = walk.lockstep.resume();
      if (wrong !== undefined) {
        unfit.push(wrong);
        break;
      }
      done++;
      refuted = go(EVENTS_AFTER);
    }
    if (refuted !== undefined) return { states: done, steps, unfit, refuted };
  }
  return { states: done, steps, unfit, refuted: undefined };
}
