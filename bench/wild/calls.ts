// Scenes, and wild calls in each: a scene is a random run, and what comes after it is wild.

import type { Prng } from "../../lib/prng.ts";
import { drawBoot, KernelWalk, WildMachine, wildInLockstep } from "../../refinement/index.ts";
import type { System, Wild } from "../../refinement/index.ts";

export type Budget = {
  /** Calls on the machine alone, and calls that are held against the specification. */
  readonly calls: number;
  readonly checked: number;
  /** A look at the bytes after so many calls of the first kind. */
  readonly every: number;
};

/** How many calls come after one beginning. */
const [CALLS_A_SCENE, CHECKED_A_SCENE] = [20_000, 2_000] as const;
/** Events of a beginning, at most. */
const BEGINNING = 120;

/** Makes the calls; scene n and its calls follow from `randomOf(n)` alone. */
export function wildCalls(
  system: System,
  { calls, checked, every }: Budget,
  randomOf: (scene: number) => Prng,
): { readonly says: readonly string[]; readonly holds: boolean } {
  const says: string[] = [];
  let scene = 0;
  const spend = (budget: number, atOnce: number, act: Act): boolean => {
    let done = 0;
    const first = scene;
    while (done < budget) {
      const random = randomOf(scene++);
      const { calls: made, failure } = act(walkIn(system, random), random, {
        calls: Math.min(atOnce, budget - done),
      });
      done += made;
      if (failure === undefined) continue;
      says.push(`scene ${scene - 1}, call ${made}: ${failure.claim}`, ...failure.difference);
      return false;
    }
    says.push(`${done} wild calls in scenes ${first} … ${scene - 1}`);
    return true;
  };
  const alone: Act = (walk, random, share) => new WildMachine(walk, random).run(share.calls, every);
  const beside: Act = (walk, random, share) => wildInLockstep(walk, random, share.calls);
  const holds =
    spend(calls, CALLS_A_SCENE, alone) &&
    says.push(`  no trap went wrong, and the bytes made sense after every ${every} of them`) > 0 &&
    spend(checked, CHECKED_A_SCENE, beside) &&
    says.push("  the outcome of each was one that the specification permits") > 0;
  return { says, holds };
}

type Act = (walk: KernelWalk, random: Prng, share: { readonly calls: number }) => Wild;

/** A random run of the kernel, somewhere in its middle. */
function walkIn(system: System, random: Prng): KernelWalk {
  const walk = KernelWalk.begin(system, drawBoot(random), random, {});
  if ("claim" in walk) throw new Error(`the kernel does not boot: ${walk.claim}`);
  for (let left = random.below(BEGINNING); left > 0; left--) walk.step(walk.draw(random));
  return walk;
}
