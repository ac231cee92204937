// Are the claims inductive? From states that satisfy all of them, reachable or not, one step must
// be among those that the specification permits, and lead to a state that satisfies them again; and
// so must every other end that the specification permits.

import type { Failure } from "../../engines/model.ts";
import { assert } from "../../lib/assert.ts";
import { prng, type Prng } from "../../lib/prng.ts";
import type { Word } from "../../lib/u32.ts";
import { stateClaims, stepClaims } from "../../spec/claims/index.ts";
import type { TraceEvent } from "../../trace/event.ts";
import { firstViolation } from "../checks.ts";
import { drawBoot, hasRegion, withRegion } from "../generate/boot.ts";
import { KernelWalk } from "../model.ts";
import type { System } from "../system.ts";
import { drawNames, perturb } from "./perturb.ts";
import { kindsOf, type Kind } from "./survey.ts";

/** Which state: a number, and the seed that decides all of them. */
export type Plan = { readonly seed: Word; readonly state: number };

/** What became of a generated state. */
export type Verdict =
  | { readonly tag: "holds" }
  /** It does not satisfy the claims itself: a fault of the generator, or of the claims. */
  | { readonly tag: "unfit"; readonly failure: Failure }
  /** The kernel was refuted on the way to it from boot (early), or in a step from it. */
  | {
      readonly tag: "refuted";
      readonly early: boolean;
      /** undefined: it did not boot. */
      readonly event: TraceEvent | undefined;
      readonly failure: Failure;
    };

/** A generated state, and the steps from it. */
export type Generated = {
  /** How it was changed, by name. */
  readonly changes: readonly string[];
  /** In what it is out of the ordinary. */
  readonly kinds: readonly Kind[];
  /** Steps that were taken from it, and ends that the specification permits of them. */
  readonly steps: number;
  readonly outcomes: number;
  readonly verdict: Verdict;
};

/** Events from boot, at most, before the state is changed; and after that. */
const EVENTS_BEFORE = 60;
const EVENTS_AFTER = 3;
/** One state in so many has memory for megapages. They take longer. */
const VAST_EVERY = 32;

/** The state of `plan`, changed in the ways that it draws, or in those of `only`. */
export function generate(system: System, plan: Plan, only?: readonly string[]): Generated {
  const random = prng(plan.seed, plan.state);
  const walk = walked(system, plan, random);
  if (!(walk instanceof KernelWalk)) return endedWith(walk, []);
  const generated = changedAndTaken(walk, random, only);
  walk.end();
  return generated;
}

/** The state to which the run came is changed, and steps are taken from it. */
function changedAndTaken(
  walk: KernelWalk,
  random: Prng,
  only: readonly string[] | undefined,
): Generated {
  const { lockstep } = walk;
  const drawn = drawNames(random);
  const changes = only ?? drawn;
  const view = lockstep.view();
  assert(view !== undefined, "induction: what was checked makes sense");
  perturb(view, lockstep.state, changes, random.word());
  const unfit = lockstep.resume();
  if (unfit !== undefined) return endedWith({ tag: "unfit", failure: unfit }, changes);
  return { changes, kinds: kindsOf(lockstep.boot, lockstep.state), ...stepsFrom(walk, random) };
}

/** Those of a refuted state's changes without which it would not be refuted in the same way. */
export function neededChanges(
  system: System,
  plan: Plan,
  { changes, verdict }: Generated,
): readonly string[] {
  if (verdict.tag !== "refuted" || verdict.early) return changes;
  return changes.reduce((kept, name) => {
    const fewer = kept.filter((other) => other !== name);
    const again = generate(system, plan, fewer).verdict;
    return again.tag === "refuted" && again.failure.claim === verdict.failure.claim ? fewer : kept;
  }, changes);
}

const endedWith = (verdict: Verdict, changes: readonly string[]): Generated => ({
  changes,
  kinds: [],
  steps: 0,
  outcomes: 0,
  verdict,
});

/** A run from boot; or how it was refuted. */
function walked(system: System, { state }: Plan, random: Prng): KernelWalk | Verdict {
  const drawn = drawBoot(random);
  const isVast = state % VAST_EVERY === VAST_EVERY - 1 && !hasRegion(drawn);
  const boot = isVast ? withRegion(drawn) : drawn;
  const walk = KernelWalk.begin(system, boot, random, {});
  if (!(walk instanceof KernelWalk))
    return { tag: "refuted", early: true, event: undefined, failure: walk };
  for (let left = random.below(EVENTS_BEFORE); left > 0; left--) {
    const event = walk.draw(random);
    const verdict = walk.step(event);
    if (verdict.tag === "refuted")
      return { tag: "refuted", early: true, event, failure: verdict.failure };
  }
  return walk;
}

/** Steps from the state in which the run is now. */
function stepsFrom(
  walk: KernelWalk,
  random: Prng,
): Pick<Generated, "steps" | "outcomes" | "verdict"> {
  let outcomes = 0;
  for (let steps = 1; steps <= EVENTS_AFTER; steps++) {
    const event = walk.draw(random);
    const ends = permittedEnds(walk, event);
    outcomes += ends.count;
    const verdict = walk.step(event);
    const failure = ends.failure ?? (verdict.tag === "refuted" ? verdict.failure : undefined);
    if (failure !== undefined)
      return { steps, outcomes, verdict: { tag: "refuted", early: false, event, failure } };
  }
  return { steps: EVENTS_AFTER, outcomes, verdict: { tag: "holds" } };
}

type Ends = { readonly count: number; readonly failure: Failure | undefined };

/** Every end of the event that the specification permits, with memory and without. */
function permittedEnds({ lockstep }: KernelWalk, event: TraceEvent): Ends {
  let count = 0;
  for (const memory of ["plentiful", "scarce"] as const) {
    const preview = lockstep.preview(event, memory);
    if (preview === undefined) continue;
    const { before, meaning, outcomes } = preview;
    for (const { state: after, effects } of outcomes) {
      count++;
      const failure =
        firstViolation(stateClaims, after) ??
        firstViolation(stepClaims, { before, event: meaning, after, effects });
      if (failure !== undefined) return { count, failure };
    }
  }
  return { count, failure: undefined };
}
