// Claims: what must be true of every state, and of every step, whatever the kernel.

import type { Part } from "./changes.ts";
import type { Concern } from "./concern.ts";
import type { ExplainedStep, ObservedStep, Step } from "./observed.ts";
import type { State } from "./state.ts";

export type { ExplainedStep, ObservedStep, Step };

export type Family = "identity" | "ipc" | "mapping" | "scheduling" | "registers" | "isolation";

/** True of every reachable state. `violations` are the evidence, empty when it holds. */
export type StateClaim = {
  readonly name: string;
  readonly family: Family;
  readonly says: string;
  /** All that it reads. While none of these has changed, what held still holds. */
  readonly reads: readonly Part[];
  readonly violations: (state: State) => readonly string[];
  /** True iff it holds of `after`, if it held of `before`: only what changed is looked at. */
  readonly stillHolds?: (before: State, after: State) => boolean;
};

/** True of every step. */
export type StepClaim = {
  readonly name: string;
  readonly family: Family;
  readonly says: string;
  /** Steps that can violate it: those with one of these, if what held before held. None: all. */
  readonly concerns?: readonly Concern[];
  readonly violations: (step: ObservedStep) => readonly string[];
};

/** Says what is wrong with each step of a run that it is shown. */
export type Observer<Shown> = ((step: Shown) => readonly string[]) & {
  /** Another one that has seen the same so far; none: what was before does not matter to it. */
  readonly fork?: () => Observer<Shown>;
};

/** True of every run: `begin` makes an observer that is shown each step with its effects. */
export type HistoryClaim = {
  readonly name: string;
  readonly family: Family;
  readonly says: string;
  /** Steps that it has to be shown: those with one of these. None: all. */
  readonly concerns?: readonly Concern[];
  readonly begin: (initial: State) => Observer<ObservedStep>;
};

/** True of how every run chooses where it may: the observer is shown the rules of each step. */
export type ChoiceClaim = Omit<HistoryClaim, "begin" | "concerns"> & {
  readonly begin: (initial: State) => Observer<ExplainedStep>;
};
