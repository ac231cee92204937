// A random run of the real kernel whose state is changed, and what it was and is.

import { expect } from "vitest";
import { sameState } from "../../../refinement/relation/state.ts";
import { perturb } from "../../../refinement/induction/perturb.ts";
import type { Lockstep } from "../../../refinement/index.ts";
import type { State } from "../../../spec/index.ts";
import { withRegion } from "../../../refinement/generate/boot.ts";
import type { Boot } from "../../../trace/event.ts";
import { seenBy, smallBoot, walked } from "../fixture.ts";

/** With memory for megapages. */
export const vastBoot: Boot = withRegion({ ...smallBoot, kernelTables: 12 });

export type Changed = {
  readonly lockstep: Lockstep;
  readonly before: State;
  readonly after: State;
};

/** Runs of `events` events by seed, each changed in the ways of `names`: all satisfy all claims. */
export function changed(
  names: readonly string[],
  seeds: number,
  events = 40,
  boot?: Boot,
): readonly Changed[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const { lockstep } = walked(seed, events, boot);
    const before = lockstep.state;
    perturb(seenBy(lockstep), before, names, seed);
    expect(lockstep.resume(), `${names.join(" ")} in seed ${seed}`).toBeUndefined();
    return { lockstep, before, after: lockstep.state };
  });
}

/** How many of them are in another state than before. */
export const differing = (all: readonly Changed[]): number =>
  all.filter(({ before, after }) => sameState(before, after) !== undefined).length;
