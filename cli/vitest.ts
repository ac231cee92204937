// Checking a kernel inside anybody's test suite: `septet/vitest`. Nothing here needs vitest; what
// fails throws, with the story of the refutation as the message.

import type fc from "fast-check";
import * as z from "zod";
import { replay, runsOf, search, type Run, type Statistics } from "../engines/index.ts";
import { realSystem, type KernelModule, type System } from "../refinement/index.ts";
import {
  explain,
  someBootFault,
  someBootSchema,
  type Boot,
  type Trace,
  type TraceEvent,
} from "../trace/index.ts";
import { ranges } from "./config/ranges.ts";
import { modelOfSystem, type KernelModel } from "./model.ts";
import { refutedTrace } from "./refutedTrace.ts";
import { unreached } from "./report/summary.ts";
import { simpler } from "./simpler/simpler.ts";
import { storyOf } from "./story/story.ts";
import { plain } from "./terminal.ts";
import { shorten, SHRINK_BUDGET, type Shortened } from "./work.ts";

export type { KernelModule };

/** How much is checked. */
export type KernelOptions = {
  /** Decides every draw; 1 if it is left out. */
  readonly seed?: number;
  /** How many runs; 100 if it is left out, which takes a second or two. */
  readonly runs?: number;
  /** Events in each run, at most; 200 if it is left out. */
  readonly events?: number;
  /** Boot parameters that every run has; the others are drawn. */
  readonly boot?: Partial<Boot>;
};

/** What a check that holds has looked at. */
export type Checked = {
  readonly runs: number;
  readonly steps: number;
  /** How often each rule was exercised, and each way in which a call ended. */
  readonly reached: ReadonlyMap<string, number>;
  /** Rules of the manual that no step exercised. */
  readonly unreached: readonly string[];
};

/** A kernel did what the specification does not permit. */
export class KernelRefuted extends Error {
  override readonly name = "KernelRefuted";
  /** The claim that does not hold. */
  readonly claim: string;
  /** The shortest list of events found, as `septet replay` reads it. */
  readonly trace: Trace;
  constructor(message: string, trace: Trace) {
    super(message);
    this.claim = trace.recorded?.claim ?? "";
    this.trace = trace;
  }
}

/**
 * Random runs of `kernel` in lockstep with the specification, every step checked.
 *
 * Throws {@link KernelRefuted} with a short counterexample at the first run that fails, and a
 * TypeError if an option is not what it must be. The seed decides everything.
 */
export function checkKernel(kernel: KernelModule, options: KernelOptions = {}): Checked {
  const { model, seed, runs, events } = told("checkKernel", kernel, options);
  const { statistics, failing } = search(model, { seed, from: 0, to: runs, eventsMax: events });
  if (failing === undefined) return checkedFrom(statistics);
  const shortened = shorten(model, modelOfSystem(realSystem, {}), failing, SHRINK_BUDGET);
  const where = `run ${failing.run} of seed ${seed}`;
  throw refuted(shortened, where, { seed, run: failing.run });
}

/** A run of a kernel: boot parameters, events, and what the last of them refuted, if it did. */
export type KernelRun = Run<Boot, TraceEvent>;

/** Runs of `kernel` as an arbitrary of fast-check, with a shrinker of its own. */
export function kernelRuns(
  kernel: KernelModule,
  options: Pick<KernelOptions, "events" | "boot"> = {},
): fc.Arbitrary<KernelRun> {
  const { model, events } = told("kernelRuns", kernel, options);
  return runsOf(model, simpler, { eventsMax: events, shrinkBudget: SHRINK_BUDGET });
}

/** A run that cannot be done: the specification left a choice, and this kernel chose otherwise. */
export class RunImpossible extends Error {
  override readonly name = "RunImpossible";
  /** The first event that cannot happen where it stands. */
  readonly at: number;
  constructor(at: number, because: string) {
    super(`events[${at}] of the run cannot happen on this kernel: ${because}`);
    this.at = at;
  }
}

/**
 * Does a run again, of this kernel or another.
 *
 * Throws {@link KernelRefuted} if it is refuted, and {@link RunImpossible} if it holds up to an
 * event that cannot happen there: what was not done is not said to hold.
 */
export function replayRun(kernel: KernelModule, { start, events }: KernelRun): void {
  const { model } = told("replayRun", kernel, {});
  const replayed = replay(model, start, events, () => {});
  if (replayed.tag === "holds") return;
  if (replayed.tag === "disabled") throw new RunImpossible(replayed.at, replayed.because);
  const done = events.slice(0, replayed.at + 1);
  const { failure } = replayed;
  const shown = { start, events: done, failure, minimal: false, leavesAt: undefined };
  throw refuted(shown, "the run", { seed: 0, run: 0 });
}

type Told = {
  readonly model: KernelModel;
  readonly seed: number;
  readonly runs: number;
  readonly events: number;
};

const number = (name: "seed" | "runs" | "events"): z.ZodOptional<z.ZodInt> =>
  z.int().min(ranges[name].min).max(ranges[name].max).optional();

const optionsSchema = z.strictObject({
  seed: number("seed"),
  runs: number("runs"),
  events: number("events"),
  boot: someBootSchema.optional(),
});

/** The options, once they are what they must be. */
function told(caller: string, kernel: KernelModule, options: KernelOptions): Told {
  for (const name of ["boot", "trap"] as const) {
    if (typeof (kernel as Partial<KernelModule> | undefined)?.[name] === "function") continue;
    throw new TypeError(`${caller}: the kernel has no function \`${name}\`; give it one`);
  }
  const parsed = optionsSchema.safeParse(options, { reportInput: true });
  if (!parsed.success)
    throw new TypeError(`${caller}: ${explain(parsed.error.issues, "the options")}`);
  const { boot = {}, seed = 1, runs = 100, events = 200 } = parsed.data;
  const fault = someBootFault(boot);
  if (fault !== undefined)
    throw new TypeError(`${caller}: boot.${fault.field}: must be ${fault.says}`);
  const system: System = { machine: realSystem.machine, kernel };
  return { model: modelOfSystem(system, boot), seed, runs, events };
}

const checkedFrom = (statistics: Statistics): Checked => ({
  runs: statistics.runs,
  steps: statistics.events,
  reached: statistics.reached,
  unreached: unreached(statistics),
});

function refuted(
  shortened: Shortened,
  where: string,
  { seed, run }: { readonly seed: number; readonly run: number },
): KernelRefuted {
  const says = `${shortened.failure.claim} does not hold of this kernel (${where}):`;
  const trace = refutedTrace(shortened, "the kernel of a test", { seed, run });
  return new KernelRefuted([says, "", ...storyOf(shortened, plain), ""].join("\n"), trace);
}
