// Scenes from random runs, for tests of what is drawn in them.

import { prng } from "../../../lib/prng.ts";
import { drawHabits } from "../../../refinement/generate/habits.ts";
import { sceneOf, type Scene } from "../../../refinement/generate/scene.ts";
import { walked } from "../fixture.ts";

/** Forty scenes of different runs, in each of which somebody runs. */
export function scenes(): readonly Scene[] {
  const found: Scene[] = [];
  for (let seed = 100; found.length < 40; seed++) {
    const random = prng(seed);
    const { lockstep } = walked(seed, 10 + random.below(60));
    const { running } = lockstep.state;
    if (running === undefined) continue;
    const habits = drawHabits(random, lockstep.boot);
    found.push(sceneOf(random, lockstep.boot, habits, lockstep.state, running, [0x0002_0001]));
  }
  return found;
}
