// The bugs of the mapping model, hunted by Septet and by fast-check.

import fc from "fast-check";
import { search, shrink } from "../../engines/index.ts";
import {
  explore,
  finiteRuns,
  type Explored,
  type FiniteRun,
  type FiniteRuns,
  type Step,
} from "../../engines/exhaustive/index.ts";
import { prng } from "../../lib/prng.ts";
import { MAPPING_CLAIM, sideBySide, type MappingBug } from "./kernels.ts";
import { EVENTS_MAX, MAPPING_TESTS, type Catch, type Hunt } from "./subject.ts";

const shownSteps = (steps: readonly Step[]): string =>
  steps.map(({ action, values }) => `${action}(${values.join(", ")})`).join(" ");

/** Looks for the shortest counterexample there is; `depthMax` bounds the search. */
export const shortest = (bug: MappingBug, depthMax: number): Explored =>
  explore(sideBySide(bug), { symmetry: "all", depthMax });

/** Hunts a bug of the mapping model. */
export const huntMapping = (hunt: Hunt): Catch =>
  hunt.hunter === "septet" ? septet(hunt) : fastCheck(hunt);

/** All tests of a hunt learn from those before them. */
const guidance = { onIn100: 80, seedlings: [], epoch: MAPPING_TESTS } as const;
const SHRINK_BUDGET = 100_000;

/** Random runs; what fails is shrunk by replaying, then by searching what is shorter. */
function septet(hunt: Hunt): Catch {
  const bug = hunt.name as MappingBug;
  const model = finiteRuns(sideBySide(bug));
  const range = { seed: hunt.seed, from: 0, to: hunt.testsMax, eventsMax: EVENTS_MAX.mapping };
  const { statistics, failing } = search(model, range, guidance);
  const caught = { ...hunt, tests: statistics.runs, found: failing !== undefined };
  if (failing === undefined || !hunt.shrinks) return caught;
  const began = performance.now();
  const simpler = { starts: () => [], events: () => [], runs: () => [] };
  const small = shrink(model, failing, simpler, SHRINK_BUDGET, () => true).events;
  const exact = shortest(bug, small.length).counterexamples[0];
  const trace = exact?.trace().slice(1) ?? small;
  const seconds = (performance.now() - began) / 1000;
  return {
    ...caught,
    short: { length: trace.length, seconds, kind: MAPPING_CLAIM, trace: shownSteps(trace) },
  };
}

/** What fast-check's commands act on. */
type Real = { readonly walk: FiniteRun };

/** "The n-th thing that is possible now": the operand is resolved when the command runs, so that no
 *  command is ever in vain. */
class Nth implements fc.Command<object, Real> {
  private readonly n: number;
  done = "";
  constructor(n: number) {
    this.n = n;
  }
  readonly check = (): boolean => true;
  readonly run = (_: object, { walk }: Real): void => {
    const possible = walk.possible();
    const step = possible[this.n % possible.length] as Step;
    this.done = shownSteps([step]);
    const verdict = walk.step(step);
    if (verdict.tag === "refuted") throw new Error(verdict.failure.claim);
  };
  readonly toString = (): string => this.done;
}

/** There are never more possibilities than this. */
const POSSIBILITIES = 120;

function fastCheck(hunt: Hunt): Catch {
  const model = finiteRuns(sideBySide(hunt.name as MappingBug));
  const options = { maxCommands: EVENTS_MAX.mapping, size: "max" } as const;
  const commands = fc.commands([fc.nat(POSSIBILITIES - 1).map((n) => new Nth(n))], options);
  const property = fc.property(commands, (list) => {
    fc.modelRun(() => ({ model: {}, real: { walk: begun(model) } }), list);
  });
  const { seed, testsMax: numRuns, shrinks } = hunt;
  const began = performance.now();
  const {
    failed,
    numRuns: tests,
    counterexample,
  } = fc.check(property, {
    seed,
    numRuns,
    endOnFailure: !shrinks,
  });
  const caught = { ...hunt, tests, found: failed };
  if (!shrinks || counterexample === null) return caught;
  // The text has those commands only that were run.
  const trace = String(counterexample[0]).split(/,(?! )/);
  const seconds = (performance.now() - began) / 1000;
  return {
    ...caught,
    short: { length: trace.length, seconds, kind: MAPPING_CLAIM, trace: trace.join(" ") },
  };
}

function begun(model: FiniteRuns): FiniteRun {
  const walk = model.begin(0, prng(0));
  if ("claim" in walk) throw new Error(walk.claim);
  return walk;
}
