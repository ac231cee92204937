// What a worker does, as plain functions: it gets a setup once and then one job after another.

import {
  joined,
  replay,
  Retracer,
  search,
  shrink,
  shortened,
  type Failing,
  type Guidance,
  type Range,
  type Refutation,
  type Replayed,
  type Searched,
} from "../engines/index.ts";
import { kindOf } from "../refinement/index.ts";
import type { Boot, Certificate, TraceEvent } from "../trace/index.ts";
import { failures, type Machines } from "../exercises/index.ts";
import { kernelName, mutantKernel, mutantNamed, ours, systemOf, type Kernel } from "./kernels.ts";
import { certificateOf, minimiser, type Minimiser } from "./minimum/certificate.ts";
import { modelOf, type KernelModel } from "./model.ts";
import { sampled, type Sample } from "./samples.ts";
import { simpler } from "./simpler/simpler.ts";
import { DEFAULT_GENERATED, inductOn } from "./verbs/induct.ts";
import { DEFAULT_PAIRS, taintOn } from "./verbs/taint.ts";

/** What every job of a worker has in common. */
export type Setup = {
  readonly kernel: Kernel;
  readonly boot: Partial<Boot>;
  /** Claims that may fail: see Settings. */
  readonly setAside: readonly string[];
  /** Runs to go on from, and what they reach; undefined: no corpus is kept. */
  readonly corpus?: readonly Sample[];
};

export type KernelSearched = Searched<Boot, TraceEvent> & {
  /** Runs that ended in a claim that was set aside. */
  readonly setAside: number;
  /** The shortest run to each name that the corpus has no run to, if there is a corpus. */
  readonly samples: readonly Sample[];
};
export type KernelFailing = Failing<Boot, TraceEvent>;

/** A failing run after shrinking. */
export type Shortened = Refutation<Boot, TraceEvent> & {
  readonly minimal: boolean;
  /** The first event that our own kernel does not come to; see `Recorded`. */
  readonly leavesAt: number | undefined;
  /** The proof that no run of its events is shorter; absent: there were too many to look at. */
  readonly certificate?: Certificate;
};

/** A run to be done again, and the number that it once had. */
export type Replayable = Omit<KernelFailing, "failure">;

/** How a seeded bug fared. */
export type Hunted = {
  readonly name: string;
  readonly seconds: number;
  readonly runs: number;
  /** undefined: it survived. */
  readonly caught: { readonly claim: string; readonly events: number } | undefined;
};

/** Events that a shrink may replay: some seconds for one refutation, less for one of hundreds. */
export const SHRINK_BUDGET = 30_000;
const HUNT_BUDGET = 3_000;
/** What may be replayed besides when a run stays longer than `LONG`. */
const SECOND_BUDGET = 12_000;
const LONG = 20;
const VERY_LONG = 60;
const DISTIL_BUDGET = 100;

export type Work = {
  readonly search: (range: Range) => KernelSearched;
  readonly shorten: (failing: KernelFailing) => Shortened;
  /** The run, if it is refuted, up to where it is. */
  readonly again: (run: Replayable) => KernelFailing | undefined;
  /** The sample made short. */
  readonly distil: (sample: Sample) => Sample;
  readonly hunt: (mutant: string, range: Range) => Hunted;
};

/** A worker's work on the kernel of `setup`, which is loaded at the first job that needs it. */
export function workOn(setup: Setup): Work {
  const model = once(() => modelOf(setup.kernel, setup.boot));
  const reference = once(() => modelOf(ours, setup.boot));
  return {
    search: (range) =>
      sampled(setup.corpus, (guidance) => searchPast(model(), range, setup.setAside, guidance)),
    again: (run) => again(model(), run),
    distil: ({ name, ...run }) => ({
      name,
      ...shortened(model(), run, name, simpler, DISTIL_BUDGET),
    }),
    shorten: (failing) => {
      const onOurs = setup.kernel.tag === "ours" ? undefined : reference();
      return madeShort(setup.kernel, model(), onOurs, failing);
    },
    hunt: (mutant, range) => hunt(mutant, range, setup, reference),
  };
}

function again(model: KernelModel, { run, start, events }: Replayable): KernelFailing | undefined {
  const replayed = replay(model, start, events, () => {});
  if (replayed.tag !== "refuted") return undefined;
  return { run, start, events: events.slice(0, replayed.at + 1), failure: replayed.failure };
}

/** As `search`, but a run that fails in a claim of `setAside` ends there and is not the last. */
function searchPast(
  model: KernelModel,
  range: Range,
  setAside: readonly string[],
  guidance?: Guidance<Boot, TraceEvent>,
): Omit<KernelSearched, "samples"> {
  const parts: Searched<Boot, TraceEvent>[] = [];
  let passed = 0;
  for (let { from } = range; from < range.to;) {
    const searched = search(model, { ...range, from }, guidance);
    const { failing } = searched;
    const passes = failing !== undefined && setAside.includes(failing.failure.claim);
    parts.push(passes ? { ...searched, failing: undefined } : searched);
    if (!passes) break;
    passed++;
    from = failing.run + 1;
  }
  return { ...joined(parts), setAside: passed };
}

/**
 * The failing run made short; it goes on failing in the same way. What our own kernel makes of
 * the run stays as it is, so that a trace of all of whose events it is capable goes on saying that
 * they are right there.
 */
export function shorten(
  model: KernelModel,
  reference: KernelModel | undefined,
  failing: Refutation<Boot, TraceEvent>,
  budget: number,
): Shortened {
  const ofOurs = reference && new Retracer(reference);
  const onOurs = ({ start, events }: Refutation<Boot, TraceEvent>): Replayed | undefined =>
    ofOurs?.replay(start, events);
  const before = onOurs(failing)?.tag;
  const kind = kindOf(failing.failure);
  const isSame = (candidate: Refutation<Boot, TraceEvent>): boolean =>
    kindOf(candidate.failure) === kind && onOurs(candidate)?.tag === before;
  const shrunk = shrink(model, failing, simpler, budget, isSame);
  const { start, events, failure, minimal } = shrunk;
  const after = onOurs(shrunk);
  const leavesAt = after?.tag === "disabled" ? after.at : undefined;
  return { start, events, failure, minimal, leavesAt };
}

/** Events replayed before the first search, which finds what is a few events away at once. */
const FIRST_BUDGET = 1_500;
/** A run that is no longer is made no shorter by further replays, once searching has proved it. */
const SHORT = 8;

/** The failing run as short as replaying and searching in turn make it. */
function madeShort(
  kernel: Kernel,
  model: KernelModel,
  reference: KernelModel | undefined,
  failing: KernelFailing,
): Shortened {
  const searches = minimiser(kernel, SEARCH_STATES);
  const shortenAgain = (run: Refutation<Boot, TraceEvent>): Shortened =>
    shorten(model, reference, run, SHRINK_BUDGET - FIRST_BUDGET);
  const first = shorten(model, reference, failing, FIRST_BUDGET);
  const soon = first.events.length > LONG ? searches.soon(first) : first;
  if (soon.events.length > LONG)
    return shortest(kernel, shortenAgain(searches.plain(soon)), reference, searches);
  const minimal = first.minimal && soon === first;
  const found = shortest(kernel, { ...first, ...soon, minimal }, reference, searches);
  const isShort = found.certificate !== undefined && found.events.length <= SHORT;
  if (minimal || isShort) return found;
  return shortest(kernel, shortenAgain(found), reference, searches);
}

/** States that each search for a shorter run may visit: some tenths of a second. */
const SEARCH_STATES = 200;

/** The refutation after a search for a shorter one. */
function shortest(
  kernel: Kernel,
  short: Shortened,
  reference: KernelModel | undefined,
  { minimum }: Minimiser,
): Shortened {
  if (short.events.length === 0) return short;
  const made = minimum(short);
  const { start, events, failure } = made.refutation;
  const onOurs = reference && replay(reference, start, events, () => {});
  const leavesAt = onOurs?.tag === "disabled" ? onOurs.at : undefined;
  const certificate = certificateOf(kernel, made);
  const minimal = short.minimal || certificate !== undefined;
  const proof = certificate === undefined ? {} : { certificate };
  return { start, events, failure, minimal, leavesAt, ...proof };
}

/** Looks for one seeded bug. */
function hunt(
  name: string,
  range: Range,
  { boot, setAside }: Setup,
  reference: () => KernelModel,
): Hunted {
  const began = performance.now();
  const mutant = mutantNamed(name);
  const kernel = mutantKernel(mutant);
  if (mutant.family === "hardware") return huntHardware(kernel, began);
  if (mutant.family === "late") return huntLate(kernel, range.seed, began);
  if (mutant.family === "leaks") return huntLeak(kernel, range, began);
  const model = modelOf(kernel, boot);
  const { statistics, failing } = searchPast(model, range, setAside);
  const shrunk = failing && huntedDown(kernel, model, reference(), failing);
  return {
    name: kernelName(kernel),
    seconds: (performance.now() - began) / 1000,
    runs: statistics.runs,
    caught: shrunk && { claim: shrunk.failure.claim, events: shrunk.events.length },
  };
}

/** The failing run made short on a small budget; what stays long is worth searches, and another
 *  budget: before them if it is so long that they help little, and after them. */
function huntedDown(
  kernel: Kernel,
  model: KernelModel,
  reference: KernelModel,
  failing: KernelFailing,
): Refutation<Boot, TraceEvent> {
  const shortenAgain = (run: Refutation<Boot, TraceEvent>): Refutation<Boot, TraceEvent> =>
    shorten(model, reference, run, SECOND_BUDGET);
  const first = shorten(model, reference, failing, HUNT_BUDGET);
  if (first.events.length <= SHORT) return first;
  const { soon, plain, minimum } = minimiser(kernel, SEARCH_STATES);
  const found = first.events.length > LONG ? soon(first) : first;
  const isVeryLong = found.events.length > VERY_LONG;
  const short = minimum(isVeryLong ? shortenAgain(plain(found)) : found).refutation;
  if (short.events.length <= LONG) return short;
  // Another way down may be better: from the run as it was, or from here.
  const other = minimum(shortenAgain(isVeryLong ? found : short)).refutation;
  return other.events.length < short.events.length ? other : short;
}

/** A bug that shows late is looked for in states that no run from boot comes to. */
function huntLate(kernel: Kernel, seed: number, began: number): Hunted {
  const range = { seed, from: 0, states: 4 * DEFAULT_GENERATED };
  const { states, refuted } = inductOn(systemOf(kernel), range);
  return {
    name: kernelName(kernel),
    seconds: (performance.now() - began) / 1000,
    runs: states,
    caught: refuted && { claim: refuted.verdict.failure.claim, events: refuted.step },
  };
}

/** A leak is looked for in pairs of runs. */
function huntLeak(kernel: Kernel, { seed, eventsMax }: Range, began: number): Hunted {
  const range = { seed, from: 0, runs: DEFAULT_PAIRS, events: eventsMax };
  const { runs, refuted } = taintOn(systemOf(kernel), range);
  return {
    name: kernelName(kernel),
    seconds: (performance.now() - began) / 1000,
    runs,
    caught: refuted?.failure && { claim: refuted.failure.claim, events: refuted.events.length },
  };
}

/** A bug of the hardware is one that an exercise finds, whatever a kernel makes of it. */
function huntHardware(kernel: Kernel, began: number): Hunted {
  const [failed] = failures(systemOf(kernel).machine as unknown as Machines);
  return {
    name: kernelName(kernel),
    seconds: (performance.now() - began) / 1000,
    runs: 0,
    caught: failed && { claim: failed.exercise.name, events: 0 },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
