// States that no run need ever reach, and that satisfy every claim: a running kernel's state is
// changed in ways each of which leaves the claims as true as they were, and written back. They are
// built, not filtered. What is and what is not generated: docs/induction.md.

import { prng, type Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import type { State } from "../../spec/state.ts";
import type { View } from "../abstraction/state.ts";
import { draftOf, type Perturbation } from "./draft.ts";
import { olderDeaths } from "./perturbDeaths.ts";
import { otherLines } from "./perturbLines.ts";
import * as mappings from "./perturbMappings.ts";
import * as messages from "./perturbMessages.ts";
import * as tasks from "./perturbTasks.ts";
import * as threads from "./perturbThreads.ts";
import { writeDraft } from "./write.ts";

/** By name, in the order in which they are done: later ones find what earlier ones made. */
const perturbations: Readonly<Record<string, Perturbation>> = {
  longerDynasty: tasks.longerDynasty,
  laterVersions: tasks.laterVersions,
  otherOwners: tasks.otherOwners,
  anotherMcp: tasks.anotherMcp,
  moreThreads: threads.moreThreads,
  olderDeaths,
  deeperChains: mappings.deeperChains,
  wholeRegions: mappings.wholeRegions,
  fewerRights: mappings.fewerRights,
  anotherRuns: threads.anotherRuns,
  otherLines,
  moreTransfers: messages.moreTransfers,
  otherProgress: messages.otherProgress,
  morePollers: messages.morePollers,
  moreWaiters: messages.moreWaiters,
  otherOrder: messages.otherOrder,
  otherRegisters: threads.otherRegisters,
  anotherPager: threads.anotherPager,
  anotherTime: threads.anotherTime,
  otherDeadlines: threads.otherDeadlines,
  anotherBudget: threads.anotherBudget,
  otherPriorities: threads.otherPriorities,
  otherMemory: threads.otherMemory,
};

export const perturbationNames: readonly string[] = Object.keys(perturbations);

/** Some of them. */
export const drawNames = (random: Prng): readonly string[] =>
  perturbationNames.filter(() => random.chance(2, 5));

/**
 * The machine's state becomes another: changed in the ways that `names` name. Each draws from a
 * stream of its own of `seed`, so that one can be left out and the others do what they did.
 */
export function perturb(view: View, state: State, names: readonly string[], seed: Word): void {
  const draft = draftOf(view, state);
  for (const [index, [name, change]] of Object.entries(perturbations).entries())
    if (names.includes(name)) change(draft, prng(seed, index));
  writeDraft(view.bytes, draft, prng(seed, perturbationNames.length));
}
