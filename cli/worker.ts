// The module that a worker thread loads: the jobs of work.ts, with faults as values, since an error
// loses its class on the way between threads.

import { workerData } from "node:worker_threads";
import type { Range } from "../engines/index.ts";
import type { Sample } from "./samples.ts";
import {
  workOn,
  type Hunted,
  type KernelFailing,
  type KernelSearched,
  type Replayable,
  type Setup,
  type Shortened,
} from "./work.ts";

/** What comes back from a worker. */
export type Answer<T> =
  | { readonly tag: "done"; readonly value: T }
  | {
      readonly tag: "fault";
      readonly name: string;
      readonly says: string;
      readonly stack: string;
    };

// The pool puts its own data before ours.
const [, setup] = workerData as readonly [unknown, Setup];
const work = workOn(setup);

export const search = (range: Range): Answer<KernelSearched> => answer(() => work.search(range));

export const shorten = (failing: KernelFailing): Answer<Shortened> =>
  answer(() => work.shorten(failing));

export const again = (run: Replayable): Answer<KernelFailing | undefined> =>
  answer(() => work.again(run));

export const distil = (sample: Sample): Answer<Sample> => answer(() => work.distil(sample));

export const hunt = ({ mutant, range }: HuntJob): Answer<Hunted> =>
  answer(() => work.hunt(mutant, range));

export type HuntJob = { readonly mutant: string; readonly range: Range };

function answer<T>(job: () => T): Answer<T> {
  try {
    return { tag: "done", value: job() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { tag: "fault", name: error.name, says: error.message, stack: error.stack ?? "" };
  }
}
