// Which claims are looked at after an event. A claim about a part that has not changed since it was
// last found to hold is not looked at again.

import type { Failure } from "../engines/model.ts";
import type { StateClaim, Step, StepClaim } from "../spec/claim.ts";
import { activeTask, type State } from "../spec/state.ts";
import type { Mapped } from "./abstraction/mapped.ts";
import type { View } from "./abstraction/state.ts";
import { hartClaims, mappingClaims, threadClaims, tlbClaims } from "./claims/index.ts";

/** A failure of `claim`, with evidence. */
export const refuted = (claim: string, difference: readonly string[]): Failure => ({
  claim,
  difference,
});

type Claim<Part> = {
  readonly name: string;
  readonly violations: (part: Part) => readonly string[];
};

/** The first claim that does not hold of `part`. What cannot even be asked does not hold. */
function firstViolation<Part>(claims: readonly Claim<Part>[], part: Part): Failure | undefined {
  for (const { name, violations } of claims) {
    let lines: readonly string[];
    try {
      lines = violations(part);
    } catch (error) {
      lines = [`${name} makes no sense here: ${String(error)}`];
    }
    if (lines.length > 0) return refuted(name, lines);
  }
  return undefined;
}

/** The claims about bytes. */
export class ConcreteChecks {
  private mapped: Mapped | undefined;
  private tlbStamp = -1;

  /** The first claim that does not hold of the machine as it is now. */
  violated(view: View): Failure | undefined {
    return this.mappingViolated(view) ?? firstViolation(threadClaims, view) ?? hartViolated(view);
  }

  private mappingViolated({ mapped, bytes }: View): Failure | undefined {
    const { tlbStamp } = bytes.machine;
    const changed = mapped !== this.mapped;
    if (!changed && tlbStamp === this.tlbStamp) return undefined;
    this.mapped = mapped;
    this.tlbStamp = tlbStamp;
    const violated = changed ? firstViolation(mappingClaims, mapped) : undefined;
    return violated ?? firstViolation(tlbClaims, mapped);
  }
}

const hartViolated = (view: View): Failure | undefined => firstViolation(hartClaims, view);

/** The claims about abstract states and steps. */
export class SpecChecks {
  private readonly mappingClaims: readonly StateClaim[];
  private readonly otherClaims: readonly StateClaim[];
  private readonly stepClaims: readonly StepClaim[];
  private checked: State | undefined;

  constructor(stateClaims: readonly StateClaim[], stepClaims: readonly StepClaim[]) {
    this.mappingClaims = stateClaims.filter(({ family }) => family === "mapping");
    this.otherClaims = stateClaims.filter(({ family }) => family !== "mapping");
    this.stepClaims = stepClaims;
  }

  /** The first claim that does not hold of `state`, or of the step that led to it. */
  violated(state: State, step?: Step): Failure | undefined {
    const { checked } = this;
    const sameTasks = checked?.tasks === state.tasks && checked.running === state.running;
    const violated = sameTasks ? undefined : firstViolation(this.otherClaims, state);
    if (violated !== undefined) return violated;
    if (checked === undefined || !sameSpaces(checked, state)) {
      const wrong = firstViolation(this.mappingClaims, state);
      if (wrong !== undefined) return wrong;
    }
    this.checked = state;
    return step === undefined ? undefined : firstViolation(this.stepClaims, step);
  }

  /** `state` is equal to the last one that was checked, and stands for it. */
  adopt(state: State): void {
    this.checked = state;
  }
}

/** True iff all active tasks have the very same spaces: claims about mappings still hold. */
function sameSpaces(a: State, b: State): boolean {
  if (a.tasks === b.tasks) return true;
  for (let number = 1; number < a.tasks.length; number++)
    if (activeTask(a, number)?.space !== activeTask(b, number)?.space) return false;
  return true;
}
