// Several bugs in one check. The search ends with its first failing run; some runs after it show
// whether other claims fail too. Two failures are taken for one bug iff their claim is the same.

import { batches, type Range } from "../engines/index.ts";
import type { Settings } from "./settings.ts";
import type { KernelFailing } from "./work.ts";
import { inLanes, type Workers } from "./workers.ts";

/** Runs that are done after the first failing one. */
export const RUNS_AFTER = 100;
const BATCH_RUNS = 10;

/** The first failing run of each further claim, in order of the runs, at most `bugs` − 1. */
export async function otherBugs(
  workers: Workers,
  first: KernelFailing,
  { seed, runs, events, bugs }: Settings,
): Promise<readonly KernelFailing[]> {
  if (bugs <= 1) return [];
  const from = first.run + 1;
  const last = Math.min(runs, from + RUNS_AFTER);
  const ranges = batches(seed, last, events, BATCH_RUNS)
    .map((range) => ({ ...range, from: Math.max(range.from, from) }))
    .filter((range) => range.from < range.to);
  const parts: (readonly KernelFailing[])[] = [];
  await inLanes(
    workers.count,
    () => ranges.length,
    async (index) => {
      parts[index] = await failingIn(workers, ranges[index] as Range);
    },
  );
  const found = new Map([[first.failure.claim, first]]);
  for (const failing of parts.flat())
    if (!found.has(failing.failure.claim)) found.set(failing.failure.claim, failing);
  return [...found.values()].slice(1, bugs);
}

/** Every failing run of a range. */
async function failingIn(workers: Workers, range: Range): Promise<readonly KernelFailing[]> {
  const found: KernelFailing[] = [];
  let { from } = range;
  while (from < range.to) {
    const { failing } = await workers.search({ ...range, from });
    if (failing === undefined) break;
    found.push(failing);
    from = failing.run + 1;
  }
  return found;
}
