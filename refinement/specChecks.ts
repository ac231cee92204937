// Which claims about states, steps and runs are looked at after an event: those about something
// that changed, and those about such an event. Of the others it is known that they hold.

import type { Failure } from "../engines/model.ts";
import { changesBetween, setOf } from "../spec/changes.ts";
import type {
  ChoiceClaim,
  ExplainedStep,
  HistoryClaim,
  ObservedStep,
  Observer,
  StateClaim,
  StepClaim,
} from "../spec/claim.ts";
import { always, concernsIn, concernsOf, type Concern } from "../spec/concern.ts";
import type { State } from "../spec/state.ts";
import { firstViolation, FULL_EVERY, type Claim } from "./checks.ts";

/** The claims about abstract states. */
export class StateChecks {
  private readonly claims: readonly Claim<State>[];
  private readonly changes: readonly Claim<Change>[];
  private readonly fullEvery: number;
  private checked: State | undefined;
  private looks = 0;

  constructor(claims: readonly StateClaim[], fullEvery: number = FULL_EVERY) {
    this.claims = claims.map(gatedState);
    this.changes = claims.map(gatedChange);
    this.fullEvery = fullEvery;
  }

  /** The first claim that does not hold of `state`. */
  violated(state: State): Failure | undefined {
    const before = this.checked;
    this.checked = state;
    const full = this.looks++ % this.fullEvery === 0;
    if (before === undefined || full) return firstViolation(this.claims, state);
    const { parts } = changesBetween(before, state);
    return firstViolation(this.changes, { before, after: state }, parts);
  }

  /** `state` is equal to the last one that was checked, and stands for it. */
  adopt(state: State): void {
    this.checked = state;
  }
}

/** The claims about steps and runs, of one run. */
export class StepChecks {
  private readonly steps: readonly Claim<ObservedStep>[];
  private history: readonly Watching<ObservedStep>[];
  private choices: readonly Watching<ExplainedStep>[];
  private readonly fullEvery: number;
  private looks = 0;

  constructor(initial: State, claims: AllStepClaims, fullEvery: number = FULL_EVERY) {
    this.steps = claims.steps.map(gatedStep);
    this.history = claims.history.map((c) => begun(c, initial));
    this.choices = claims.choices.map((c) => begun(c, initial));
    this.fullEvery = fullEvery;
  }

  /** What the claims about runs know now. */
  save(): Watched {
    return { history: forks(this.history), choices: forks(this.choices) };
  }

  /** From now on they know what they knew when that was saved; it may be saved for again. */
  restore({ history, choices }: Watched): void {
    this.history = forks(history);
    this.choices = forks(choices);
  }

  /** The first claim that does not hold of the step. */
  violated(step: ObservedStep): Failure | undefined {
    const full = this.looks++ % this.fullEvery === 0;
    const concerns = full ? always : concernsIn(step);
    return (
      firstViolation(this.steps, step, concerns) ?? firstViolation(this.history, step, concerns)
    );
  }

  /** The first claim about choices that does not hold of it. */
  violatedByChoice(step: ExplainedStep): Failure | undefined {
    return firstViolation(this.choices, step);
  }
}

export type AllStepClaims = {
  readonly steps: readonly StepClaim[];
  readonly history: readonly HistoryClaim[];
  readonly choices: readonly ChoiceClaim[];
};

type Change = { readonly before: State; readonly after: State };

const gatedState = ({ name, reads, violations }: StateClaim): Claim<State> => ({
  name,
  about: setOf(reads),
  violations,
});

/** A claim that is asked of a state when the one before is known, of which it held. */
const gatedChange = ({ name, reads, violations, stillHolds }: StateClaim): Claim<Change> => ({
  name,
  about: setOf(reads),
  violations: ({ before, after }) =>
    stillHolds?.(before, after) === true ? none : violations(after),
});

const none: readonly string[] = [];

const gatedStep = ({ name, concerns, violations }: StepClaim): Claim<ObservedStep> => ({
  name,
  about: concernsOf(concerns),
  violations,
});

type Begun<Shown> = {
  readonly name: string;
  readonly concerns?: readonly Concern[];
  readonly begin: (initial: State) => Observer<Shown>;
};

/** A claim that is shown a run. */
type Watching<Shown> = Claim<Shown> & { readonly violations: Observer<Shown> };

/** What claims about runs know at one time. */
export type Watched = {
  readonly history: readonly Watching<ObservedStep>[];
  readonly choices: readonly Watching<ExplainedStep>[];
};

const forks = <Shown>(claims: readonly Watching<Shown>[]): readonly Watching<Shown>[] =>
  claims.map((claim) => {
    const { fork } = claim.violations;
    return fork === undefined ? claim : { ...claim, violations: fork() };
  });

/** A claim about runs that will see this one. */
const begun = <Shown>(claim: Begun<Shown>, initial: State): Watching<Shown> => ({
  name: claim.name,
  about: concernsOf(claim.concerns),
  violations: claim.begin(initial),
});
